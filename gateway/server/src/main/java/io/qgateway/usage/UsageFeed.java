package io.qgateway.usage;

import io.qgateway.accounts.AccountUsages;
import io.qgateway.amazonq.AmazonQ;
import io.qgateway.amazonq.Credentials;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.metrics.GatewayMetrics;
import io.qgateway.pool.AccountPool;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Asks the upstream now and then how much of its quota each account has used, and writes that down
 * for people to see: no request depends on it. The database says whose turn it is, so that of
 * several gateways one asks; an account whose usage is not told keeps what was told before.
 */
public final class UsageFeed implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(UsageFeed.class);
    private static final Duration LOOK = Duration.ofSeconds(5);

    /** So many accounts at once, which is a few a second in a pool that has just been filled. */
    private static final int MOST_AT_ONCE = 16;

    private final AccountPool pool;
    private final AmazonQ amazonQ;
    private final AccountUsages usages;
    private final GatewayMetrics metrics;
    private final Duration interval;
    private final InstantSource clock;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("usage-feed").factory());

    /**
     * @param interval between two questions about one account
     */
    public UsageFeed(
            AccountPool pool,
            AmazonQ amazonQ,
            AccountUsages usages,
            GatewayMetrics metrics,
            Duration interval,
            InstantSource clock) {
        this.pool = pool;
        this.amazonQ = amazonQ;
        this.usages = usages;
        this.metrics = metrics;
        this.interval = interval;
        this.clock = clock;
    }

    /** Begins to look, without waiting for what it sees. */
    public void start() {
        timer.scheduleWithFixedDelay(
                this::lookAndGoOn, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void lookAndGoOn() {
        try {
            look();
        } catch (DataAccessException | TransactionException away) {
            LOG.debug("Usages are not looked at while the database is away", away);
        } catch (RuntimeException defect) {
            LOG.warn("The usages of the accounts could not be looked at", defect);
        }
    }

    /** Asks about the accounts whose turn it is, and waits for what is told. */
    public void look() {
        var turn = usages.take(clock.instant().minus(interval), MOST_AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var id : turn) {
                pool.credentialsOf(id)
                        .ifPresent(credentials -> threads.execute(() -> ask(id, credentials)));
            }
        }
    }

    private void ask(String id, Credentials credentials) {
        try {
            usages.record(id, amazonQ.usage(credentials));
            metrics.usageRead();
        } catch (UpstreamException untold) {
            metrics.usageUnread(untold.kind());
            LOG.debug("{} does not tell its usage: {}", id, untold.getMessage());
        } catch (DataAccessException | TransactionException away) {
            LOG.debug("The usage of {} is not written down", id, away);
        } catch (RuntimeException defect) {
            LOG.warn("The usage of {} could not be read", id, defect);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
