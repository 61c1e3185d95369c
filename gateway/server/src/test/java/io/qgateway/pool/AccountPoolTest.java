package io.qgateway.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qgateway.accounts.AccountReason;
import io.qgateway.accounts.Finding;
import io.qgateway.accounts.PooledAccount;
import io.qgateway.accounts.refresh.RefreshOutcome;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.conversation.UpstreamException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccountPoolTest {

    private static final Need NEED = Need.of("claude-sonnet-4.5");

    private final RecordingHealth health = new RecordingHealth();
    private final HealthLedger ledger = new HealthLedger(health);
    private final List<String> refreshed = new ArrayList<>();
    private final List<Long> seen = new ArrayList<>();
    private RefreshOutcome refreshOutcome = new RefreshOutcome.Unavailable("not now");
    private Instant now = Instant.parse("2026-11-24T12:00:00Z");
    private final AccountPool pool = newPool();

    private AccountPool newPool() {
        return new AccountPool(
                (account, seenGeneration) -> {
                    refreshed.add(account);
                    seen.add(seenGeneration);
                    return refreshOutcome;
                },
                (_, _) -> {},
                ledger,
                PoolOrder.none(),
                PoolLimits.usual(),
                () -> now,
                new Random(1));
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void lendsAllReadyAccountsInTurnByChance() throws Exception {
        fill(TestAccounts.account("a"), TestAccounts.account("b"), TestAccounts.disabled("c"));

        var lent = new HashSet<String>();
        for (var i = 0; i < 50; i++) {
            lent.add(pool.lease(NEED).account());
        }

        assertThat(lent).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void lendsAnAccountByNameWhateverStandsAgainstIt() throws Exception {
        fill(TestAccounts.account("a"), TestAccounts.disabled("c"));

        assertThat(pool.leaseOf(NEED, "c").account()).isEqualTo("c");
        assertThatThrownBy(() -> pool.leaseOf(NEED, "nobody"))
                .hasMessage("There is no account nobody")
                .extracting("kind")
                .isEqualTo(Kind.UNAVAILABLE);
    }

    @Test
    void anAccountLentByNameGetsATokenFirst() throws Exception {
        fill(TestAccounts.withoutToken("a"));

        assertThatThrownBy(() -> pool.leaseOf(NEED, "a"))
                .extracting("kind")
                .isEqualTo(Kind.BEARER_INVALID);

        refreshOutcome = new RefreshOutcome.Refreshed(TestAccounts.token("a", 1));
        assertThat(pool.leaseOf(NEED, "a").credentials().accessToken().value())
                .isEqualTo("token-a-1");
    }

    /** Or the refresh would bring the very token that was refused. */
    @Test
    void aRefusedTokenOfItsOwnIsReplacedByANewerOneBeforeTheDatabaseTellsOfIt() throws Exception {
        fill(TestAccounts.withoutToken("a"));
        refreshOutcome = new RefreshOutcome.Refreshed(TestAccounts.token("a", 2));
        var lease = pool.leaseOf(NEED, "a");
        refreshOutcome = new RefreshOutcome.Refreshed(TestAccounts.token("a", 3));

        lease.report(new Outcome.Failed(new UpstreamException(Kind.BEARER_INVALID, "refused")));

        assertThat(pool.leaseOf(NEED, "a").credentials().accessToken().value())
                .isEqualTo("token-a-3");
        assertThat(seen).startsWith(0L, 2L);
    }

    /**
     * The first of them looks at all accounts, and the others must not be told meanwhile that there
     * are none.
     */
    @Test
    void manyRequestsAtOnceFindTheAccountOfAPoolThatHasJustBeenFilled() throws Exception {
        for (var round = 0; round < 200; round++) {
            var fresh = newPool();
            fresh.replaceAll(List.of(TestAccounts.account("a")));

            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var leases =
                        threads.invokeAll(
                                Collections.<Callable<Lease>>nCopies(16, () -> fresh.lease(NEED)));

                for (var lease : leases) {
                    assertThat(lease.get().account()).isEqualTo("a");
                }
            }
        }
    }

    @Test
    void anEmptyPoolSaysWhatToDo() {
        assertThatThrownBy(() -> pool.lease(NEED))
                .isInstanceOf(UpstreamException.class)
                .hasMessageContaining("POST /v2/accounts");
    }

    @Test
    void aPoolOfDisabledAccountsHasNone() {
        fill(TestAccounts.disabled("a"));

        assertThatThrownBy(() -> pool.lease(NEED))
                .satisfies(thrown -> assertThat(kind(thrown)).isEqualTo(Kind.NO_ACCOUNT));
        assertThat(refreshed).isEmpty();
    }

    @Test
    void anAccountWithoutATokenIsRefreshedOnlyWhenNoOtherIsReady() throws Exception {
        fill(TestAccounts.account("a"), TestAccounts.withoutToken("b"));

        for (var i = 0; i < 20; i++) {
            assertThat(pool.lease(NEED).account()).isEqualTo("a");
        }
        assertThat(refreshed).isEmpty();

        refreshOutcome = new RefreshOutcome.Refreshed(TestAccounts.token("b", 1));
        var lease = pool.another(without("a"), failure(Kind.THROTTLED));
        assertThat(lease.credentials().accessToken().value()).isEqualTo("token-b-1");
        assertThat(refreshed).containsExactly("b");
    }

    @Test
    void aRefusedTokenIsReplacedBeforeTheAccountIsLentAgain() throws Exception {
        fill(TestAccounts.account("a"));
        var lease = pool.lease(NEED);
        refreshOutcome = new RefreshOutcome.Refreshed(TestAccounts.token("a", 2));

        lease.report(new Outcome.Failed(failure(Kind.BEARER_INVALID)));
        var next =
                pool.another(NEED.after(lease, Kind.BEARER_INVALID), failure(Kind.BEARER_INVALID));

        assertThat(next.credentials().accessToken().value()).isEqualTo("token-a-2");
        assertThat(pool.lease(NEED).credentials().accessToken().value()).isEqualTo("token-a-2");
        assertThat(refreshed).contains("a");
    }

    @Test
    void anAccountWhoseNewTokenIsRefusedTooHasHadItsChances() throws Exception {
        fill(TestAccounts.account("a"));
        refreshOutcome = new RefreshOutcome.Refreshed(TestAccounts.token("a", 2));
        var lease = pool.lease(NEED);
        lease.report(new Outcome.Failed(failure(Kind.BEARER_INVALID)));
        var need = NEED.after(lease, Kind.BEARER_INVALID);

        var second = pool.lease(need);
        var last = failure(Kind.BEARER_INVALID);

        assertThatThrownBy(() -> pool.another(need.after(second, Kind.BEARER_INVALID), last))
                .isSameAs(last);
    }

    @Test
    void theLastFailureIsToldWhenNoAccountIsLeft() throws Exception {
        fill(TestAccounts.account("a"));
        var last = failure(Kind.UNAVAILABLE);

        assertThatThrownBy(() -> pool.another(without("a"), last)).isSameAs(last);
    }

    @Test
    void aThrottledAccountIsLastInOrderButNotRefused() throws Exception {
        fill(TestAccounts.account("a"), TestAccounts.account("b"));
        throttle("a", Duration.ofSeconds(20));

        for (var i = 0; i < 20; i++) {
            assertThat(pool.lease(NEED).account()).isEqualTo("b");
        }
        throttle("b", Duration.ofSeconds(10));

        assertThat(pool.lease(NEED).account()).isEqualTo("b");
        now = now.plusSeconds(21);
        assertThat(lentIn(20)).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void aSpentQuotaExcludesTheAccountUntilTheMonthEnds() throws Exception {
        fill(TestAccounts.account("a"));
        pool.lease(NEED).report(new Outcome.Failed(failure(Kind.QUOTA_EXHAUSTED)));

        assertThatThrownBy(() -> pool.lease(NEED)).isInstanceOf(UpstreamException.class);
        now = Instant.parse("2026-12-01T00:00:00Z");

        assertThat(pool.lease(NEED).account()).isEqualTo("a");
        ledger.close();
        assertThat(health.findings())
                .extracting(Finding::reason)
                .containsExactly(AccountReason.QUOTA_EXHAUSTED);
    }

    @Test
    void aSuspendedAccountStaysOutUntilAPersonEnablesItAnew() throws Exception {
        fill(TestAccounts.account("a"));
        pool.lease(NEED).report(new Outcome.Failed(failure(Kind.SUSPENDED)));
        now = now.plus(Duration.ofDays(100));

        assertThatThrownBy(() -> pool.lease(NEED)).isInstanceOf(UpstreamException.class);
        pool.apply(List.of(TestAccounts.enabledAnew("a")), Set.of());

        assertThat(pool.lease(NEED).account()).isEqualTo("a");
    }

    @Test
    void countsWhatIsTheAccountsFaultAndNothingElse() throws Exception {
        fill(TestAccounts.account("a"));
        for (var kind : List.of(Kind.UNAVAILABLE, Kind.INVALID_REQUEST, Kind.CORRUPT)) {
            pool.lease(NEED).report(new Outcome.Failed(failure(kind)));
        }
        ledger.flush();
        pool.lease(NEED).report(new Outcome.Answered());
        ledger.flush();

        assertThat(health.outcomes()).extracting("errors").containsExactly(1, 0);
        assertThat(health.outcomes()).extracting("successes").containsExactly(0, 1);
    }

    @Test
    void aDeletedAccountIsLentNoMore() throws Exception {
        fill(TestAccounts.account("a"), TestAccounts.account("b"));

        pool.apply(List.of(), Set.of("a"));

        assertThat(lentIn(20)).containsExactly("b");
    }

    private Set<String> lentIn(int leases) throws UpstreamException {
        var lent = new HashSet<String>();
        for (var i = 0; i < leases; i++) {
            lent.add(pool.lease(NEED).account());
        }
        return lent;
    }

    private void throttle(String account, Duration retryAfter) throws UpstreamException {
        var others = new HashSet<>(Set.of("a", "b"));
        others.remove(account);
        var lease = pool.lease(without(others.toArray(String[]::new)));
        lease.report(new Outcome.Failed(new UpstreamException(Kind.THROTTLED, "slow", retryAfter)));
    }

    private static Need without(String... accounts) {
        return NEED.withTried(Set.of(accounts));
    }

    private void fill(PooledAccount... accounts) {
        pool.replaceAll(List.of(accounts));
    }

    private static UpstreamException failure(Kind kind) {
        return new UpstreamException(kind, "told to fail");
    }

    private static Kind kind(Throwable thrown) {
        return ((UpstreamException) thrown).kind();
    }
}
