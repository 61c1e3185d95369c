package io.qgateway.amazonq.http;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * The connections that wait for their next request. The one used last is taken first, so that the
 * others may grow old and go. May be shared by all threads.
 */
final class ConnectionPool implements AutoCloseable {

    private record Idle(Connection connection, long since) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Origin, Deque<Idle>> idle = new HashMap<>();
    private final long expiryNanos;
    private boolean closed;

    ConnectionPool(Duration expiry) {
        this.expiryNanos = expiry.toNanos();
    }

    Optional<Connection> take(Origin origin) {
        lock.lock();
        try {
            var waiting = idle.get(origin);
            if (waiting == null || waiting.isEmpty() || isExpired(waiting.getLast())) {
                return Optional.empty();
            }
            return Optional.of(waiting.removeLast().connection());
        } finally {
            lock.unlock();
        }
    }

    void give(Connection connection) {
        if (!keep(connection)) {
            connection.cut();
        }
    }

    /** Closes what has waited too long. */
    void expire() {
        remove(this::isExpired).forEach(Connection::cut);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        remove(_ -> true).forEach(Connection::cut);
    }

    private boolean keep(Connection connection) {
        lock.lock();
        try {
            if (!closed) {
                idle.computeIfAbsent(connection.origin(), _ -> new ArrayDeque<>())
                        .addLast(new Idle(connection, System.nanoTime()));
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /** Takes out the oldest ones, as far as a condition holds. */
    private List<Connection> remove(Predicate<Idle> condition) {
        var removed = new ArrayList<Connection>();
        lock.lock();
        try {
            for (var waiting : idle.values()) {
                while (!waiting.isEmpty() && condition.test(waiting.getFirst())) {
                    removed.add(waiting.removeFirst().connection());
                }
            }
        } finally {
            lock.unlock();
        }
        return removed;
    }

    private boolean isExpired(Idle entry) {
        return System.nanoTime() - entry.since() > expiryNanos;
    }
}
