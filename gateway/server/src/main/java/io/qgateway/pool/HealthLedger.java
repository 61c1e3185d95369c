package io.qgateway.pool;

import io.qgateway.accounts.AccountHealth;
import io.qgateway.accounts.AccountReason;
import io.qgateway.accounts.Finding;
import io.qgateway.accounts.OutcomeCounts;
import io.qgateway.accounts.PooledAccount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Keeps what requests learn about accounts until it is written down: outcomes once a second, all
 * accounts in one batch; findings at once. No request waits for the database. May be shared by all
 * threads.
 */
public final class HealthLedger implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HealthLedger.class);

    private final AccountHealth health;
    private final Map<String, OutcomeCounts> pending = new HashMap<>();
    private final ScheduledExecutorService writer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("account-health").factory());

    public HealthLedger(AccountHealth health) {
        this.health = health;
        writer.scheduleWithFixedDelay(this::flush, 1, 1, TimeUnit.SECONDS);
    }

    /** The account brought a whole answer. */
    void answered(PooledAccount account) {
        count(account, OutcomeCounts::plusSuccess);
    }

    /** An attempt failed and the account is to blame. */
    void failed(PooledAccount account) {
        count(account, OutcomeCounts::plusError);
    }

    private synchronized void count(PooledAccount account, UnaryOperator<OutcomeCounts> change) {
        var counts = pending.get(account.id());
        if (counts == null || counts.epoch() != account.epoch()) {
            counts = OutcomeCounts.none(account.id(), account.epoch());
        }
        pending.put(account.id(), change.apply(counts));
    }

    /** The account is out of use until then, or if that is absent, until a person acts. */
    void found(PooledAccount account, AccountReason reason, Optional<Instant> until) {
        var finding =
                new Finding(account.id(), reason, account.epoch(), OptionalLong.empty(), until);
        LOG.warn("Account {} is out of use: {}", account.id(), reason.wireName());
        writer.execute(() -> write(finding));
    }

    private void write(Finding finding) {
        try {
            health.recordFinding(finding);
        } catch (DataAccessException unavailable) {
            LOG.error("Finding {} could not be stored", finding, unavailable);
        }
    }

    /** Writes down what is pending; what can't be written stays pending. */
    public void flush() {
        var batch = take();
        if (batch.isEmpty()) {
            return;
        }
        try {
            health.recordOutcomes(batch);
        } catch (DataAccessException unavailable) {
            LOG.warn("Counters of {} accounts wait for the database", batch.size(), unavailable);
            giveBack(batch);
        }
    }

    private synchronized List<OutcomeCounts> take() {
        var batch = List.copyOf(pending.values());
        pending.clear();
        return batch;
    }

    private synchronized void giveBack(List<OutcomeCounts> batch) {
        var newer = new ArrayList<>(pending.values());
        pending.clear();
        batch.forEach(counts -> pending.put(counts.accountId(), counts));
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
