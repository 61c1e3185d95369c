package io.qgateway.pool;

import io.qgateway.accounts.AccountStore;
import io.qgateway.accounts.ChangePosition;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Keeps the pool in step with the database: reads the change log every two seconds and everything
 * every five minutes. While the database is away, the pool lives on what it has.
 */
public final class PoolFeed implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PoolFeed.class);
    private static final Duration POLL = Duration.ofSeconds(2);
    private static final Duration RELOAD = Duration.ofMinutes(5);

    private final AccountStore store;
    private final AccountPool pool;
    private final InstantSource clock;
    private final ScheduledExecutorService poller =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("pool-feed").factory());

    private ChangePosition position = new ChangePosition(0, Set.of());
    private Instant reloadedAt = Instant.EPOCH;
    private volatile Instant currentAt = Instant.EPOCH;
    private volatile boolean databaseUp;

    public PoolFeed(AccountStore store, AccountPool pool, InstantSource clock) {
        this.store = store;
        this.pool = pool;
        this.clock = clock;
    }

    /** Loads the pool and goes on following the database. */
    public void start() {
        follow();
        poller.scheduleWithFixedDelay(
                this::follow, POLL.toMillis(), POLL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Takes in what has changed up to now, without waiting for the next poll. */
    public synchronized void follow() {
        try {
            var now = clock.instant();
            if (reloadedAt.plus(RELOAD).isBefore(now)) {
                reload();
                reloadedAt = now;
            } else {
                takeInChanges();
            }
            currentAt = now;
            tell(true, "");
        } catch (DataAccessException unavailable) {
            tell(false, String.valueOf(unavailable.getMessage()));
            LOG.debug("The account pool can't be read", unavailable);
        }
    }

    /** An outage is two lines in the log, however long it lasts. */
    private void tell(boolean up, String problem) {
        if (databaseUp && !up) {
            LOG.warn("The pool can't be read and stays as of {}: {}", currentAt, problem);
        } else if (up && !databaseUp) {
            LOG.info("The pool is read from the database");
        }
        databaseUp = up;
    }

    private void reload() {
        var all = store.pooled();
        pool.replaceAll(all.accounts());
        position = all.position();
        forgetOldChanges();
    }

    /** A chore: what can't be forgotten now will be at the next reload. */
    private void forgetOldChanges() {
        try {
            store.forgetOldChanges();
        } catch (DataAccessException readOnly) {
            LOG.warn("Old entries of the change log can't be removed: {}", readOnly.getMessage());
        }
    }

    private void takeInChanges() {
        var changes = store.changesSince(position);
        pool.apply(changes.changed(), changes.deleted());
        position = changes.position();
    }

    /** Whether the pool has been loaded once, which makes this process ready for requests. */
    public boolean isLoaded() {
        return currentAt.isAfter(Instant.EPOCH);
    }

    /** How old the pool's knowledge is. */
    public Duration age() {
        return isLoaded() ? Duration.between(currentAt, clock.instant()) : Duration.ZERO;
    }

    public boolean isDatabaseUp() {
        return databaseUp;
    }

    @Override
    public void close() {
        poller.close();
    }
}
