package io.qgateway.pool;

import io.qgateway.accounts.AccountHealth;
import io.qgateway.accounts.AccountStatus;
import io.qgateway.accounts.Finding;
import io.qgateway.accounts.OutcomeCounts;
import io.qgateway.accounts.PooledAccount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Keeps what requests learn about accounts until it is written down: successes once a second, all
 * accounts in one batch, and every fifth second where those are many, because a batch touches most
 * of the table then, however many they are; failures and findings almost at once, because they may
 * take an account out of service for all gateways. No request waits for the database. While that is
 * away the ledger grows to one entry for each account and no further. May be shared by all threads.
 */
public final class HealthLedger implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HealthLedger.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final int MANY = 1_000;
    private static final int TICKS_FOR_MANY = 5;
    private static final Duration AT_ONCE = Duration.ofMillis(50);

    private final AccountHealth health;
    private final Map<String, OutcomeCounts> pending = new HashMap<>();
    private final Map<String, Finding> findings = new HashMap<>();
    private final AtomicBoolean hurried = new AtomicBoolean();
    private final ScheduledExecutorService writer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("account-health").factory());
    private final AtomicInteger ticks = new AtomicInteger();
    private volatile boolean away;

    public HealthLedger(AccountHealth health) {
        this.health = health;
        writer.scheduleWithFixedDelay(
                this::tick, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A second is over. */
    void tick() {
        if (ticks.incrementAndGet() >= TICKS_FOR_MANY || pendingCounts() < MANY) {
            flush();
        }
    }

    private synchronized int pendingCounts() {
        return pending.size();
    }

    /** The account brought a whole answer. */
    void answered(PooledAccount account) {
        count(account, OutcomeCounts::plusSuccess);
    }

    /** An attempt failed and the account is to blame. */
    void failed(PooledAccount account) {
        count(account, OutcomeCounts::plusError);
        hurry();
    }

    private synchronized void count(PooledAccount account, UnaryOperator<OutcomeCounts> change) {
        var counts = pending.get(account.id());
        if (counts == null || counts.epoch() != account.epoch()) {
            counts = OutcomeCounts.none(account.id(), account.epoch());
        }
        pending.put(account.id(), change.apply(counts));
    }

    /** The account is out of use until that ends. */
    void found(PooledAccount account, AccountStatus status) {
        LOG.warn("Account {} is out of use: {}", account.id(), status.reason().wireName());
        note(
                new Finding(
                        account.id(),
                        status.reason(),
                        account.epoch(),
                        OptionalLong.empty(),
                        status.until()));
        hurry();
    }

    private synchronized void note(Finding finding) {
        findings.put(finding.accountId(), finding);
    }

    /** Many failures at a time are one write. */
    private void hurry() {
        if (hurried.compareAndSet(false, true)) {
            try {
                writer.schedule(this::flush, AT_ONCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException closed) {
                LOG.debug("What is learned now is written as the ledger closes", closed);
            }
        }
    }

    /** Writes down what is pending; what can't be written stays pending. */
    public void flush() {
        hurried.set(false);
        ticks.set(0);
        var toFind = takeFindings();
        var toCount = takeCounts();
        try {
            while (!toFind.isEmpty()) {
                health.recordFinding(toFind.getFirst());
                toFind.removeFirst();
            }
            if (!toCount.isEmpty()) {
                health.recordOutcomes(toCount);
                wroteAgain();
            }
        } catch (DataAccessException | TransactionException unavailable) {
            giveBack(toFind, toCount);
            couldNotWrite(unavailable);
        }
    }

    private void couldNotWrite(Exception unavailable) {
        if (!away) {
            LOG.warn("What is learned about accounts waits for the database", unavailable);
        }
        away = true;
    }

    private void wroteAgain() {
        if (away) {
            LOG.info("What was learned about accounts meanwhile is in the database");
        }
        away = false;
    }

    private synchronized List<Finding> takeFindings() {
        var taken = new ArrayList<>(findings.values());
        findings.clear();
        return taken;
    }

    private synchronized List<OutcomeCounts> takeCounts() {
        var batch = List.copyOf(pending.values());
        pending.clear();
        return batch;
    }

    private synchronized void giveBack(List<Finding> unwritten, List<OutcomeCounts> uncounted) {
        unwritten.forEach(finding -> findings.putIfAbsent(finding.accountId(), finding));
        var newer = new ArrayList<>(pending.values());
        pending.clear();
        uncounted.forEach(counts -> pending.put(counts.accountId(), counts));
        newer.forEach(counts -> pending.merge(counts.accountId(), counts, HealthLedger::sum));
    }

    private static OutcomeCounts sum(OutcomeCounts older, OutcomeCounts newer) {
        if (older.epoch() != newer.epoch()) {
            return newer;
        }
        var errors = newer.successes() > 0 ? newer.errors() : older.errors() + newer.errors();
        return new OutcomeCounts(
                newer.accountId(), newer.epoch(), older.successes() + newer.successes(), errors);
    }

    /** Writes down what is left. */
    @Override
    public void close() {
        writer.close();
        flush();
    }
}
