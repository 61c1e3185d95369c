package io.qgateway.accounts.refresh;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for due tokens now and then, on a thread of its own, and has them refreshed one soon after
 * another: none waits for the identity provider's answer to the one before.
 */
public final class RefreshSchedule implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RefreshSchedule.class);

    private final DueGrants grants;
    private final TokenRefresher refresher;
    private final InstantSource clock;
    private final ScheduleTimings timings;
    private final RefreshScope scope;
    private final Pause pause;
    private @Nullable Thread thread;

    public RefreshSchedule(
            DueGrants grants,
            TokenRefresher refresher,
            InstantSource clock,
            ScheduleTimings timings,
            RefreshScope scope,
            Pause pause) {
        this.grants = grants;
        this.refresher = refresher;
        this.clock = clock;
        this.timings = timings;
        this.scope = scope;
        this.pause = pause;
    }

    public synchronized void start() {
        if (thread == null) {
            thread = Thread.ofVirtual().name("refresh-schedule").start(this::run);
        }
    }

    /** Ends scanning; a refresh under way goes on. */
    @Override
    public synchronized void close() {
        if (thread != null) {
            thread.interrupt();
            thread = null;
        }
    }

    private void run() {
        try {
            while (true) {
                pause.of(timings.interval());
                scanAndSurvive();
            }
        } catch (InterruptedException _) {
            log.debug("The refresh schedule has ended");
        }
    }

    private void scanAndSurvive() throws InterruptedException {
        try {
            scan();
        } catch (RuntimeException e) {
            log.warn(
                    "A scan for due tokens has failed; the next one is in {}",
                    timings.interval(),
                    e);
        }
    }

    void scan() throws InterruptedException {
        var due = due();
        var gap = timings.spread().gap(due.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = true;
            for (var grant : due) {
                if (!first) {
                    pause.of(gap);
                }
                threads.execute(() -> refresh(grant));
                first = false;
            }
        }
    }

    private void refresh(DueGrant grant) {
        try {
            refresher.refresh(grant.accountId(), grant.generation());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.warn("The due refresh of account {} has failed", grant.accountId(), e);
        }
    }

    private List<DueGrant> due() {
        var now = clock.instant();
        return grants.due(now, now.minus(timings.oldest()), now.plus(timings.least())).stream()
                .filter(grant -> scope.covers(grant.accountId()))
                .toList();
    }
}
