package io.qgateway.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.qgateway.accounts.AccountReason;
import io.qgateway.accounts.AccountState;
import io.qgateway.accounts.AccountStatus;
import io.qgateway.accounts.PooledAccount;
import io.qgateway.accounts.refresh.RefreshOutcome;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.conversation.UpstreamException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What each cause does to the accounts, who goes first after it, and what a client is told. */
@Timeout(20)
class PoolCausesTest {

    private static final Need NEED = Need.of("claude-sonnet-4.5");

    private final HealthLedger ledger = new HealthLedger(new RecordingHealth());
    private final ConcurrentLinkedQueue<String> requested = new ConcurrentLinkedQueue<>();
    private volatile Instant now = Instant.parse("2026-11-24T12:00:00Z");
    private AccountPool pool = pool(PoolOrder.none());

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void whenAllAreThrottledTheOneDueFirstIsTriedAndThenTheClientIsToldWhen() throws Exception {
        fill(account("a"), account("b"));
        fail("a", new UpstreamException(Kind.THROTTLED, "slow", Duration.ofSeconds(40)));
        fail("b", new UpstreamException(Kind.THROTTLED, "slow", Duration.ofSeconds(20)));

        var lease = pool.lease(NEED);
        assertThat(lease.account()).isEqualTo("b");
        var last = failure(Kind.THROTTLED);
        lease.report(new Outcome.Failed(last));
        var told = refusal(() -> pool.another(NEED.after(lease, Kind.THROTTLED), last));

        assertThat(told.kind()).isEqualTo(Kind.THROTTLED);
        assertThat(told.retryAfter().orElseThrow()).isPositive();
        assertThat(pool.census()).isEqualTo(Map.of(AccountState.COOLING, 2));
    }

    @Test
    void anAbsurdRetryAfterCoolsNoAccountForLongerThanTenMinutes() throws Exception {
        fill(account("a"));
        fail("a", new UpstreamException(Kind.THROTTLED, "slow", Duration.ofDays(30)));

        now = now.plus(Duration.ofMinutes(10));

        assertThat(pool.census()).isEqualTo(Map.of(AccountState.READY, 1));
    }

    @Test
    void aSpentQuotaIsToldWithTheEarliestResetAndEndsByItself() throws Exception {
        fill(account("a"), account("b"));
        fail("a", failure(Kind.QUOTA_EXHAUSTED));
        fail("b", new UpstreamException(Kind.QUOTA_EXHAUSTED, "spent", Duration.ofHours(12)));

        var told = refusal(() -> pool.lease(NEED));
        assertThat(told.kind()).isEqualTo(Kind.QUOTA_EXHAUSTED);
        assertThat(told).hasMessageContaining("2026-11-25T00:00:00Z");
        assertThat(told.retryAfter()).contains(Duration.ofHours(12));

        now = Instant.parse("2026-11-25T00:00:00Z");
        assertThat(pool.lease(NEED).account()).isEqualTo("b");
        assertThat(pool.census())
                .isEqualTo(Map.of(AccountState.QUOTA_EXHAUSTED, 1, AccountState.READY, 1));
    }

    @Test
    void noQuotaIsSpentForLongerThanTheMonth() throws Exception {
        fill(account("a"));
        fail("a", new UpstreamException(Kind.QUOTA_EXHAUSTED, "spent", Duration.ofDays(32)));

        now = Instant.parse("2026-12-01T00:00:00Z");

        assertThat(pool.lease(NEED).account()).isEqualTo("a");
    }

    @Test
    void aHeldAccountIsLeftAloneForHalfAnHour() throws Exception {
        fill(account("a"));
        fail("a", failure(Kind.ACCOUNT_HELD));

        assertThat(refusal(() -> pool.lease(NEED)).kind()).isEqualTo(Kind.ACCOUNT_HELD);
        assertThat(pool.census()).isEqualTo(Map.of(AccountState.HELD, 1));

        now = now.plus(Duration.ofMinutes(30));
        assertThat(pool.lease(NEED).account()).isEqualTo("a");
    }

    @Test
    void aModelThatAnAccountLacksIsAskedOfAnotherAndOfNobodyWhenAllLackIt() throws Exception {
        fill(account("a"), account("b"));
        fail("a", failure(Kind.MODEL_NOT_FOUND));

        for (int i = 0; i < 20; i++) {
            assertThat(pool.lease(NEED).account()).isEqualTo("b");
        }
        assertThat(lentFor(Need.of("claude-haiku-4.5"), 30)).containsExactlyInAnyOrder("a", "b");

        fail("b", failure(Kind.MODEL_NOT_FOUND));
        assertThat(refusal(() -> pool.lease(NEED)).kind()).isEqualTo(Kind.MODEL_NOT_FOUND);
    }

    @Test
    void whoseModelOnlyAbsentAccountsHaveIsToldWhenTheFirstIsBack() throws Exception {
        fill(account("a"), account("b"), account("c"));
        pool.learnModels(
                Map.of(
                        "a", Set.of(NEED.model()),
                        "b", Set.of("another"),
                        "c", Set.of("another", "a third")));
        fail("a", new UpstreamException(Kind.QUOTA_EXHAUSTED, "spent", Duration.ofHours(12)));
        fail("c", failure(Kind.ACCOUNT_HELD));

        var told = refusal(() -> pool.lease(NEED));

        assertThat(told.kind()).isEqualTo(Kind.QUOTA_EXHAUSTED);
        assertThat(told.retryAfter()).contains(Duration.ofHours(12));
        assertThat(refusal(() -> pool.lease(Need.of("a third"))).kind())
                .isEqualTo(Kind.ACCOUNT_HELD);
        assertThat(refusal(() -> pool.lease(Need.of("a fourth"))).kind())
                .isEqualTo(Kind.MODEL_NOT_FOUND);
        assertThat(lentFor(Need.of("another"), 10)).containsExactly("b");
    }

    @Test
    void anAccountThatKeepsFailingIsAskedLastAndByOneRequestAtATime() throws Exception {
        fill(account("a"), account("b"));
        for (int i = 0; i < 3; i++) {
            fail("a", failure(Kind.UNAVAILABLE));
        }
        assertThat(lentFor(NEED, 30)).containsExactly("b");

        now = now.plusSeconds(6);
        var probe = pool.lease(without("b"));
        assertThat(probe.account()).isEqualTo("a");
        assertThat(lentFor(NEED, 30)).containsExactly("b");

        probe.report(new Outcome.Answered());
        probe.close();
        assertThat(lentFor(NEED, 30)).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void atTheLimitOfAnAccountAnotherIsTakenAndWhenAllAreFullAPlaceIsWaitedFor() throws Exception {
        fill(limited("a", 1), limited("b", 1));
        var first = pool.lease(NEED);
        var second = pool.lease(NEED);
        assertThat(Set.of(first.account(), second.account())).containsExactlyInAnyOrder("a", "b");

        var waiting = CompletableFuture.supplyAsync(() -> leased(NEED));
        first.close();

        assertThat(waiting.get().account()).isEqualTo(first.account());
    }

    @Test
    void whoFindsNoPlaceIsAskedToComeBack() throws Exception {
        fill(limited("a", 1));
        pool.lease(NEED);

        var told = refusal(() -> pool.lease(NEED));

        assertThat(told.kind()).isEqualTo(Kind.THROTTLED);
        assertThat(told.retryAfter()).contains(Duration.ofSeconds(1));
    }

    @Test
    void aTokenThatTheOperatorGetsIsAskedForOnceAndWaitedFor() throws Exception {
        fill(managed("a", Optional.empty()));

        var waiting = CompletableFuture.supplyAsync(() -> leased(NEED));
        await().until(() -> requested.contains("a 0"));
        pool.apply(List.of(managed("a", Optional.of(1L))), Set.of());

        assertThat(waiting.get().credentials().accessToken().value()).isEqualTo("token-a-1");
        assertThat(requested).containsExactly("a 0");
    }

    @Test
    void accountsThatNobodyHasLoggedInToAreNoReasonToSendTheClientAway() {
        fill(standing("a", AccountReason.LOGIN_PENDING));

        assertThat(refusal(() -> pool.lease(NEED)).kind()).isEqualTo(Kind.BEARER_INVALID);
    }

    @Test
    void aLazyPoolUsesTheFirstUsableOnesAndKeepsTheNextOnesFresh() throws Exception {
        pool = pool(lazy(2, 1, false));
        fill(account("a"), account("b"), account("c"), account("d"));

        assertThat(lentFor(NEED, 40)).containsExactlyInAnyOrder("a", "b");
        assertThat(List.of("a", "b", "c", "d"))
                .filteredOn(pool::keepsFresh)
                .containsExactly("a", "b", "c");

        fail("a", failure(Kind.SUSPENDED));
        assertThat(lentFor(NEED, 40)).containsExactlyInAnyOrder("b", "c");
        assertThat(pool.keepsFresh("d")).isTrue();
    }

    @Test
    void aLazyPoolCanBeginAtTheEnd() throws Exception {
        pool = pool(lazy(1, 0, true));
        fill(account("a"), account("b"), account("c"));

        assertThat(lentFor(NEED, 20)).containsExactly("c");
    }

    @Test
    void aLazyPoolHelpsItselfToTheNextWhenItsFirstAreCooling() throws Exception {
        pool = pool(lazy(1, 1, false));
        fill(account("a"), account("b"));
        fail("a", failure(Kind.THROTTLED));

        assertThat(lentFor(NEED, 20)).containsExactly("b");
    }

    @Test
    void accountsAreUsedAsOftenAsTheirWeightSays() throws Exception {
        fill(weighted("a", 900), weighted("b", 100), weighted("c", 0));
        var times = new HashMap<String, Integer>();

        for (int i = 0; i < 2000; i++) {
            try (var lease = pool.lease(NEED)) {
                times.merge(lease.account(), 1, Integer::sum);
            }
        }

        assertThat(times).containsOnlyKeys("a", "b");
        assertThat(times.get("b")).isBetween(120, 290);
    }

    @Test
    void pickingCostsTheSameAmongManyAsAmongFew() throws Exception {
        fill(
                java.util.stream.IntStream.range(0, 100_000)
                        .mapToObj(i -> account("account-" + i))
                        .toArray(PooledAccount[]::new));
        pool.lease(NEED).close();
        var start = System.nanoTime();

        for (int i = 0; i < 10_000; i++) {
            pool.lease(NEED).close();
        }

        // A look at all of them would take minutes.
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    private AccountPool pool(PoolOrder order) {
        return new AccountPool(
                (_, _) -> new RefreshOutcome.Unavailable("not now"),
                (account, generation) -> requested.add(account + " " + generation),
                ledger,
                order,
                new PoolLimits(Duration.ofMillis(300), Duration.ofSeconds(10)),
                () -> now,
                new Random(1));
    }

    private static PoolOrder lazy(int size, int offset, boolean descending) {
        return new PoolOrder(
                Optional.of(new PoolOrder.Lazy(size, offset, PoolOrder.OrderBy.ID, descending)));
    }

    private Lease leased(Need need) {
        try {
            return pool.lease(need);
        } catch (UpstreamException none) {
            throw new AssertionError(none);
        }
    }

    private Set<String> lentFor(Need need, int leases) {
        var lent = new java.util.HashSet<String>();
        for (int i = 0; i < leases; i++) {
            try (var lease = leased(need)) {
                lent.add(lease.account());
            }
        }
        return lent;
    }

    private void fail(String account, UpstreamException failure) throws UpstreamException {
        try (var lease = pool.leaseOf(NEED, account)) {
            lease.report(new Outcome.Failed(failure));
        }
    }

    private interface Attempt {
        Lease run() throws UpstreamException;
    }

    private static UpstreamException refusal(Attempt attempt) {
        return catchThrowableOfType(UpstreamException.class, attempt::run);
    }

    private static UpstreamException failure(Kind kind) {
        return new UpstreamException(kind, "told to fail");
    }

    private static Need without(String... accounts) {
        return NEED.withTried(Set.of(accounts));
    }

    private void fill(PooledAccount... accounts) {
        pool.replaceAll(List.of(accounts));
    }

    private static PooledAccount account(String id) {
        return TestAccounts.account(id);
    }

    private static PooledAccount limited(String id, int limit) {
        return like(account(id), 100, OptionalInt.of(limit), AccountReason.READY, "database");
    }

    private static PooledAccount weighted(String id, int weight) {
        return like(account(id), weight, OptionalInt.empty(), AccountReason.READY, "database");
    }

    private static PooledAccount standing(String id, AccountReason reason) {
        return like(account(id), 100, OptionalInt.empty(), reason, "database");
    }

    private static PooledAccount managed(String id, Optional<Long> generation) {
        var account = generation.isPresent() ? account(id) : TestAccounts.withoutToken(id);
        return like(account, 100, OptionalInt.empty(), AccountReason.READY, "qaccount:ai/" + id);
    }

    private static PooledAccount like(
            PooledAccount account,
            int weight,
            OptionalInt limit,
            AccountReason reason,
            String origin) {
        return new PooledAccount(
                account.id(),
                account.label(),
                account.region(),
                account.profileArn(),
                account.enabled(),
                account.createdAt(),
                account.token(),
                account.generation(),
                origin.equals("database"),
                origin,
                weight,
                limit,
                account.epoch(),
                AccountStatus.of(reason),
                account.successCount());
    }
}
