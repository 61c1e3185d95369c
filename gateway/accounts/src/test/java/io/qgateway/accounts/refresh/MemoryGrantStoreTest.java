package io.qgateway.accounts.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.accounts.AccessToken;
import io.qgateway.accounts.AccountReason;
import io.qgateway.accounts.Login;
import io.qgateway.accounts.Secret;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MemoryGrantStoreTest implements GrantStoreContract {

    private static final AccessToken ACCESS =
            new AccessToken(new Secret("access-1"), START, Optional.of(START.plusSeconds(3600)), 1);

    private final MemoryGrantStore store = new MemoryGrantStore();

    @BeforeEach
    void add() {
        store.add(
                new Grant(
                        accountId(),
                        "us-east-1",
                        "client-1",
                        Optional.of(new Secret("client-secret-1")),
                        Optional.of(new Secret("refresh-1")),
                        Optional.of(ACCESS),
                        1,
                        1,
                        Optional.empty(),
                        Optional.empty(),
                        0,
                        Optional.empty()));
    }

    @Override
    public GrantStore grants() {
        return store;
    }

    @Override
    public String accountId() {
        return "account-1";
    }

    @Override
    public void ageClaim(Duration by) {
        store.ageClaim(accountId(), by);
    }

    @Override
    public Optional<AccountReason> refusedFor() {
        return store.refusedFor(accountId());
    }

    @Test
    void forgetsAttemptsWithALogin() {
        store.claim(grant(), MINE);

        store.logIn(
                accountId(),
                new Login(
                        "eu-west-1",
                        "client-2",
                        new Secret("client-secret-2"),
                        Optional.empty(),
                        new Secret("refresh-new"),
                        new Secret("access-new"),
                        START,
                        START.plusSeconds(60)));

        assertThat(grant().generation()).isEqualTo(2);
        assertThat(grant().epoch()).isEqualTo(2);
        assertThat(grant().refreshToken()).contains(new Secret("refresh-new"));
        assertThat(store.claim(grant(), OTHER)).isTrue();
    }

    @Test
    void keepsTheClaimWhenOnlyAnAccessTokenIsEntered() {
        store.claim(grant(), MINE);

        store.enterAccessToken(accountId(), ACCESS);

        assertThat(grant().generation()).isEqualTo(2);
        assertThat(store.claim(grant(), OTHER)).isFalse();
    }

    @Test
    void findsWhatIsOldOrNearItsEnd() {
        var end = START.plusSeconds(3600);

        assertThat(store.due(START, START, end)).isEmpty();
        assertThat(store.due(START, START.plusMillis(1), end)).hasSize(1);
        assertThat(store.due(START, START, end.plusMillis(1)))
                .containsExactly(new DueGrant(accountId(), 1));
        store.refuse(MINE, grant(), AccountReason.REAUTH_REQUIRED, START);
        assertThat(store.due(START, START.plusMillis(1), end)).isEmpty();
    }

    @Test
    void canBeBlanked() {
        store.blank(accountId());

        assertThat(grant().refreshToken()).isEmpty();
        assertThat(grant().accessToken()).contains(ACCESS);
    }
}
