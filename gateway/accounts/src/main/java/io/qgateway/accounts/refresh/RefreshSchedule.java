package io.qgateway.accounts.refresh;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for due tokens now and then and refreshes them one after another, on a thread of its own.
 */
public final class RefreshSchedule implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RefreshSchedule.class);

    private final DueGrants grants;
    private final TokenRefresher refresher;
    private final InstantSource clock;
    private final ScheduleTimings timings;
    private final RefreshScope scope;
    private @Nullable Thread thread;

    public RefreshSchedule(
            DueGrants grants,
            TokenRefresher refresher,
            InstantSource clock,
            ScheduleTimings timings,
            RefreshScope scope) {
        this.grants = grants;
        this.refresher = refresher;
        this.clock = clock;
        this.timings = timings;
        this.scope = scope;
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
                Thread.sleep(timings.interval());
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
        var now = clock.instant();
        var due = grants.due(now, now.minus(timings.oldest()), now.plus(timings.least()));
        for (var grant : due) {
            if (scope.covers(grant.accountId())) {
                refresher.refresh(grant.accountId(), grant.generation());
            }
        }
    }
}
