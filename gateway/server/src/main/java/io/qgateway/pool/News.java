package io.qgateway.pool;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets requests that found no account wait until something has changed: a place came free, an
 * account or a token arrived. Costs nothing while nobody waits. May be shared by all threads.
 */
final class News {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private volatile long count;

    /** How many there have been; to be read before looking for an account in vain. */
    long count() {
        return count;
    }

    void announce() {
        lock.lock();
        try {
            count++;
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for more than were seen; gives up at a time as {@link System#nanoTime()} tells it. */
    boolean await(long seen, long deadline) throws InterruptedException {
        lock.lock();
        try {
            while (count == seen) {
                var left = deadline - System.nanoTime();
                if (left <= 0 || !arrived.await(left, TimeUnit.NANOSECONDS)) {
                    return count != seen;
                }
            }
            return true;
        } finally {
            lock.unlock();
        }
    }
}
