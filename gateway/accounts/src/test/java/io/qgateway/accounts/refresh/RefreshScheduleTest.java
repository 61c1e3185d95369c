package io.qgateway.accounts.refresh;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.accounts.SettableClock;
import io.qgateway.accounts.refresh.RefreshOutcome.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RefreshScheduleTest {

    private static final Instant START = Instant.parse("2026-11-24T09:30:00Z");
    private static final RefreshOutcome NOT_NOW = new Unavailable("not now");

    private final SettableClock clock = new SettableClock(START);
    private final List<Instant> starts = new CopyOnWriteArrayList<>();
    private final Semaphore started = new Semaphore(0);

    @Test
    void startsAtMostTenRefreshesASecond() throws Exception {
        scan(3000);

        assertThat(starts).hasSize(3000);
        for (int i = 10; i < starts.size(); i++) {
            assertThat(starts.get(i)).isAfterOrEqualTo(starts.get(i - 10).plusSeconds(1));
        }
    }

    @Test
    void spreadsWhatIsDueOverHalfTheTimeToTheNextScan() throws Exception {
        scan(600);

        assertThat(starts).doesNotHaveDuplicates();
        assertThat(Duration.between(START, starts.getLast()))
                .isBetween(Duration.ofSeconds(149), Duration.ofSeconds(150));
    }

    @Test
    void startsTheFirstAtOnceAndAFewSoonAfter() throws Exception {
        scan(3);

        assertThat(starts).containsExactly(START, START.plusSeconds(1), START.plusSeconds(2));
    }

    @Test
    void spreadsOnlyWhatIsInItsScope() throws Exception {
        schedule(due(3000), this::note, id -> id.endsWith("00")).scan();

        assertThat(starts).hasSize(29).contains(START.plusSeconds(28));
    }

    @Test
    void waitsForNoAnswerBeforeItStartsTheNext() throws Exception {
        var all = new CountDownLatch(5);
        TokenRefresher slow =
                (account, generation) -> {
                    note(account, generation);
                    all.countDown();
                    all.await();
                    return NOT_NOW;
                };

        schedule(due(5), slow, RefreshScope.ALL).scan();

        assertThat(starts).hasSize(5);
    }

    @Test
    void goesOnAfterARefreshThatFailed() throws Exception {
        TokenRefresher failing =
                (account, generation) -> {
                    note(account, generation);
                    throw new IllegalStateException("A refresh has failed");
                };

        schedule(due(2), failing, RefreshScope.ALL).scan();

        assertThat(starts).hasSize(2);
    }

    private void scan(int accounts) throws InterruptedException {
        schedule(due(accounts), this::note, RefreshScope.ALL).scan();
    }

    private RefreshSchedule schedule(
            List<DueGrant> due, TokenRefresher refresher, RefreshScope scope) {
        return new RefreshSchedule(
                (_, _, _) -> due, refresher, clock, ScheduleTimings.usual(), scope, this::pause);
    }

    /** Time passes once the refresh before has begun. */
    private void pause(Duration duration) throws InterruptedException {
        started.acquire();
        clock.advance(duration);
    }

    private RefreshOutcome note(String account, long generation) {
        starts.add(clock.instant());
        started.release();
        return NOT_NOW;
    }

    private static List<DueGrant> due(int accounts) {
        return IntStream.range(0, accounts)
                .mapToObj(i -> new DueGrant("account-" + i, 1))
                .collect(toCollection(ArrayList::new));
    }
}
