package io.qgateway.standalone;

import io.qgateway.accounts.checks.AccountCheckTable;
import io.qgateway.console.AccountChange;
import io.qgateway.console.AccountDraft;
import io.qgateway.console.AccountView;
import io.qgateway.console.Feed;
import io.qgateway.console.NoSuchAccount;
import io.qgateway.console.TrialResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Tries out the accounts of feeds, a few at a time. Which are waiting is in the database, so that
 * no restart loses one and every gateway helps.
 */
final class FeedChecks implements Feed, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FeedChecks.class);
    private static final int AT_ONCE = 4;
    private static final Duration EVERY = Duration.ofSeconds(5);

    /** Longer than any answer may be awaited. */
    private static final Duration TIME = Duration.ofMinutes(15);

    private final DatabaseAccountDirectory directory;
    private final AccountTrial trial;
    private final AccountCheckTable table;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final ScheduledExecutorService looker =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("feed-checks").factory());
    private final ExecutorService checkers = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean closing;

    FeedChecks(DatabaseAccountDirectory directory, AccountTrial trial, AccountCheckTable table) {
        this.directory = directory;
        this.trial = trial;
        this.table = table;
    }

    /** Begins with what an earlier process has left. */
    void start() {
        looker.scheduleWithFixedDelay(this::look, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public List<String> take(List<AccountDraft> drafts) {
        var ids =
                directory.createAll(drafts.stream().map(FeedChecks::fed).toList()).stream()
                        .map(AccountView::id)
                        .toList();
        ids.forEach(table::add);
        lookSoon();
        return ids;
    }

    private static AccountDraft fed(AccountDraft draft) {
        return new AccountDraft(
                draft.label(),
                draft.clientId(),
                draft.clientSecret(),
                draft.refreshToken(),
                draft.accessToken(),
                Optional.of(FeedNotes.fed(draft.other())),
                false);
    }

    private void lookSoon() {
        try {
            looker.execute(this::look);
        } catch (RejectedExecutionException closed) {
            LOG.debug("What is waiting is tried out after the next start", closed);
        }
    }

    /** Begins as many checks as there are places for. */
    private void look() {
        try {
            while (places.tryAcquire()) {
                var next = next();
                if (next.isEmpty()) {
                    return;
                }
                checkers.execute(() -> checkInPlace(next.get()));
            }
        } catch (DataAccessException | TransactionException unavailable) {
            LOG.debug("The accounts that wait to be tried out can't be read", unavailable);
        } catch (RejectedExecutionException closed) {
            LOG.debug("No more accounts are tried out before the next start", closed);
        }
    }

    /** Gives the place back where nobody needs it. */
    private Optional<String> next() {
        Optional<String> next = Optional.empty();
        try {
            next = table.take(TIME);
            return next;
        } finally {
            if (next.isEmpty()) {
                places.release();
            }
        }
    }

    private void checkInPlace(String id) {
        try {
            check(id);
        } catch (RuntimeException unexpected) {
            LOG.warn("Account {} could not be tried out; it will be later", id, unexpected);
        } finally {
            places.release();
            lookSoon();
        }
    }

    private void check(String id) {
        var result = trial.testWithNewToken(id);
        // Whatever was interrupted must not keep what is learned from being written.
        Thread.interrupted();
        switch (result) {
            case TrialResult.Passed _ -> passed(id);
            case TrialResult.Failed(var reason, var detail, _) -> failed(id, reason, detail);
            case NoSuchAccount() -> table.done(id);
        }
    }

    private void passed(String id) {
        edit(id, account -> change(FeedNotes.passed(account.other()), Optional.of(true)));
        LOG.info("Account {} has come by a feed and answers", id);
    }

    private void failed(String id, String reason, String detail) {
        if (closing || reason.equals(AccountTrial.CANCELLED)) {
            table.giveBack(id);
            return;
        }
        edit(
                id,
                account ->
                        change(
                                FeedNotes.failed(account.other(), reason, detail),
                                Optional.empty()));
        LOG.info("Account {} has come by a feed and stays disabled: {}", id, reason);
    }

    private void edit(String id, Function<AccountView, AccountChange> change) {
        directory.find(id).ifPresent(account -> directory.edit(id, change.apply(account)));
        table.done(id);
    }

    private static AccountChange change(String other, Optional<Boolean> enabled) {
        return new AccountChange(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(other),
                enabled);
    }

    /** What is being tried out is given back, for whoever starts next. */
    @Override
    public void close() {
        closing = true;
        looker.shutdownNow();
        checkers.shutdownNow();
        checkers.close();
    }
}
