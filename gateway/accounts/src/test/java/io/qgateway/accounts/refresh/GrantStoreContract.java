package io.qgateway.accounts.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.accounts.AccountReason;
import io.qgateway.accounts.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store of record does, whatever it keeps grants in. */
interface GrantStoreContract {

    Instant START = Instant.parse("2026-11-24T09:30:00Z");
    Duration LIFETIME = Duration.ofMinutes(1);
    Instant LATER = START.plusSeconds(30);
    Claim MINE = new Claim("mine", START);
    Claim OTHER = new Claim("other", START);

    GrantStore grants();

    /** An account that was just made, with credentials of its first generation. */
    String accountId();

    /** Makes the claim older, by whatever clock the store goes. */
    void ageClaim(Duration by);

    Optional<AccountReason> refusedFor();

    default Grant grant() {
        return grants().read(accountId()).orElseThrow();
    }

    default boolean persist(Grant grant, String access, String refresh) {
        return grants().persist(
                        grant,
                        new NewTokens(
                                new Secret(access),
                                new Secret(refresh),
                                START,
                                START.plus(Duration.ofHours(1))));
    }

    default boolean expire(Grant grant) {
        return grants().expire(grant, LIFETIME, new Postponement(START, LATER, true));
    }

    @Test
    default void knowsNothingOfAnUnknownAccount() {
        assertThat(grants().read("nobody")).isEmpty();
    }

    @Test
    default void isClaimedByOneOnly() {
        var grant = grant();

        assertThat(grants().claim(grant, MINE)).isTrue();
        assertThat(grants().claim(grant, OTHER)).isFalse();
        assertThat(grant().inDoubtSince()).isEmpty();
    }

    @Test
    default void isNotClaimedByWhoKnowsAnOlderGeneration() {
        var old = grant();
        persist(old, "access-2", "refresh-2");

        assertThat(grants().claim(old, MINE)).isFalse();
        assertThat(grants().claim(grant(), MINE)).isTrue();
    }

    @Test
    default void isNotClaimedDuringAPause() {
        var grant = grant();
        grants().claim(grant, MINE);
        grants().postpone(MINE, grant, new Postponement(START, LATER, false));

        assertThat(grants().claim(grant(), new Claim("other", LATER.minusMillis(1)))).isFalse();
        assertThat(grants().claim(grant(), new Claim("other", LATER))).isTrue();
        assertThat(grant().failures()).isEqualTo(1);
        assertThat(grant().inDoubtSince()).isEmpty();
    }

    @Test
    default void keepsTheBeginningOfADoubtThatLasts() {
        var grant = grant();
        grants().claim(grant, MINE);
        grants().postpone(MINE, grant, new Postponement(START, START, true));
        var again = new Claim("again", LATER);
        grants().claim(grant(), again);
        grants().postpone(again, grant(), new Postponement(LATER, LATER, true));

        assertThat(grant().inDoubtSince()).contains(START);
        assertThat(grant().failures()).isEqualTo(2);
    }

    @Test
    default void endsClaimPauseAndDoubtWithNewTokens() {
        var grant = grant();
        grants().claim(grant, MINE);
        grants().postpone(MINE, grant, new Postponement(START, LATER, true));
        grants().claim(grant(), new Claim("again", LATER));

        assertThat(persist(grant, "access-2", "refresh-2")).isTrue();

        var next = grant();
        assertThat(next.generation()).isEqualTo(grant.generation() + 1);
        assertThat(next.refreshToken()).contains(new Secret("refresh-2"));
        assertThat(next.accessToken().orElseThrow().value()).isEqualTo(new Secret("access-2"));
        assertThat(next.accessToken().orElseThrow().generation()).isEqualTo(next.generation());
        assertThat(next.inDoubtSince()).isEmpty();
        assertThat(next.failures()).isZero();
        assertThat(next.notBefore()).isEmpty();
        assertThat(grants().claim(next, OTHER)).isTrue();
    }

    @Test
    default void takesTokensOfAnOlderGenerationFromNobody() {
        var old = grant();
        persist(old, "access-2", "refresh-2");

        assertThat(persist(old, "access-x", "refresh-x")).isFalse();
        assertThat(grant().refreshToken()).contains(new Secret("refresh-2"));
    }

    @Test
    default void leavesAnothersClaimAlone() {
        var grant = grant();
        grants().claim(grant, MINE);

        grants().postpone(OTHER, grant, new Postponement(START, START, true));

        assertThat(grants().claim(grant, OTHER)).isFalse();
        assertThat(grant().inDoubtSince()).isEmpty();
    }

    @Test
    default void keepsRefusedCredentialsAndNamesTheReason() {
        var grant = grant();
        grants().claim(grant, MINE);

        assertThat(grants().refuse(MINE, grant, AccountReason.REAUTH_REQUIRED, START)).isTrue();

        assertThat(refusedFor()).contains(AccountReason.REAUTH_REQUIRED);
        assertThat(grant().refreshToken()).isEqualTo(grant.refreshToken());
        assertThat(grant().accessToken()).isEqualTo(grant.accessToken());
        assertThat(grants().claim(grant(), OTHER)).isTrue();
    }

    @Test
    default void forgetsARefusalOfWhatIsNotThereAnyMore() {
        var grant = grant();
        persist(grant, "access-2", "refresh-2");

        assertThat(grants().refuse(MINE, grant, AccountReason.REAUTH_REQUIRED, START)).isFalse();

        assertThat(refusedFor()).isEmpty();
    }

    @Test
    default void endsARefusalWithNewTokens() {
        var grant = grant();
        grants().refuse(MINE, grant, AccountReason.REFRESH_INTERRUPTED, START);

        persist(grant, "access-2", "refresh-2");

        assertThat(refusedFor()).isEmpty();
    }

    @Test
    default void expiresAClaimOnceItIsOldEnough() {
        var grant = grant();
        assertThat(expire(grant)).isFalse();
        grants().claim(grant, MINE);
        assertThat(expire(grant)).isFalse();

        ageClaim(LIFETIME);

        assertThat(expire(grant)).isTrue();
        assertThat(grant().inDoubtSince()).isPresent();
        assertThat(grant().notBefore()).contains(LATER);
        assertThat(grants().claim(grant(), OTHER)).isFalse();
        assertThat(grants().claim(grant(), new Claim("other", LATER))).isTrue();
    }

    @Test
    default void takesTokensFromTheHolderOfAnExpiredClaim() {
        var grant = grant();
        grants().claim(grant, MINE);
        ageClaim(LIFETIME);
        expire(grant);

        assertThat(persist(grant, "access-2", "refresh-2")).isTrue();
        assertThat(grant().inDoubtSince()).isEmpty();
    }
}
