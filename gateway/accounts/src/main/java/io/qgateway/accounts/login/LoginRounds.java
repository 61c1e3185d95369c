package io.qgateway.accounts.login;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Looks which logins are due and moves each on, on a thread of its own. Every gateway does; the
 * turn, which one of them takes in the database, sees to it that the identity provider is asked by
 * one at a time. May be shared by all threads.
 */
public final class LoginRounds implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LoginRounds.class);

    /** Longer than the identity provider or the service may be awaited. */
    private static final Duration TURN = Duration.ofSeconds(60);

    /** How soon a login is noticed that another gateway has started and left. */
    private static final Duration IDLE = Duration.ofSeconds(5);

    private static final Duration LAST_LOOK = Duration.ofSeconds(10);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(50);

    private final LoginTable table;
    private final LoginProgress progress;
    private final LoginNews news;
    private final ExecutorService turns = Executors.newVirtualThreadPerTaskExecutor();
    private @Nullable Thread rounds;

    LoginRounds(LoginTable table, LoginProgress progress, LoginNews news) {
        this.table = table;
        this.progress = progress;
        this.news = news;
    }

    /** Begins with what an earlier process has left. */
    public synchronized void start() {
        if (rounds == null) {
            rounds = Thread.ofVirtual().name("login-rounds").start(this::run);
        }
    }

    /** Takes no more turns, and answers those who wait as it stands, from now on at once. */
    public void release() {
        news.close();
    }

    /** Turns that were taken are played to their end, because tokens may come of them. */
    @Override
    public synchronized void close() {
        release();
        try {
            if (rounds != null) {
                rounds.join(LAST_LOOK);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        turns.close();
    }

    /** Not to be interrupted, which would break a connection to the database. */
    private void run() {
        try {
            while (!news.isLast()) {
                long seen = news.count();
                news.awaitAfter(seen, lookAndSurvive());
            }
        } catch (InterruptedException | RejectedExecutionException closed) {
            LOG.debug("The rounds have ended", closed);
        }
    }

    /** Returns how long nothing is to be done. */
    private Duration lookAndSurvive() {
        try {
            return look();
        } catch (DataAccessException | TransactionException unavailable) {
            LOG.debug("The logins can't be read", unavailable);
            return IDLE;
        } catch (RejectedExecutionException closed) {
            throw closed;
        } catch (RuntimeException unexpected) {
            LOG.warn("A round has failed; the next one is in {}", IDLE, unexpected);
            return IDLE;
        }
    }

    private Duration look() {
        var logins = table.open();
        logins.stream()
                .filter(OpenLogin::isDue)
                .flatMap(login -> table.take(login, TURN).stream())
                .forEach(taken -> turns.execute(() -> play(taken)));
        return untilNext(logins);
    }

    private static Duration untilNext(List<OpenLogin> logins) {
        return logins.stream()
                .filter(login -> !login.isDue())
                .map(login -> Duration.between(login.readAt(), login.turn()))
                .filter(pause -> pause.compareTo(IDLE) < 0)
                .findFirst()
                .map(pause -> pause.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : pause)
                .orElse(IDLE);
    }

    private void play(OpenLogin taken) {
        try {
            progress.moveOn(taken);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException unexpected) {
            LOG.warn(
                    "Device login {} could not be moved on; it is tried again in {}",
                    taken.id(),
                    TURN,
                    unexpected);
        } finally {
            news.announce();
        }
    }
}
