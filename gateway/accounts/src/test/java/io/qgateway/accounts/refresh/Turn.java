package io.qgateway.accounts.refresh;

import org.jspecify.annotations.Nullable;

/**
 * Lets one attempt at a time of a process proceed step by step: its thread waits here before each,
 * until the model says what becomes of it.
 */
final class Turn {

    /** Where attempts wait. */
    enum Place {
        READ,
        CLAIM,
        EXPIRE,
        SENT,
        PERSIST,
        POSTPONE,
        REFUSE,
        BETWEEN
    }

    private @Nullable Thread attempt;
    private @Nullable Place place;
    private @Nullable Move move;
    private boolean dead;

    /** The attempt's side. */
    synchronized Move await(Place here) {
        if (dead) {
            throw new Crash();
        }
        attempt = Thread.currentThread();
        place = here;
        notifyAll();
        return taken();
    }

    /** The model's side: where the attempt waits, if it does. */
    synchronized @Nullable Place place() {
        return place;
    }

    synchronized void make(Move next) {
        place = null;
        move = next;
        dead |= next.isDeadly();
        notifyAll();
    }

    /** Nothing that is still running will do anything any more. */
    synchronized void die() {
        dead = true;
        if (place != null) {
            make(Move.DIE);
        }
    }

    synchronized boolean isRunning() {
        return place == null && attempt != null && attempt.isAlive();
    }

    private Move taken() {
        boolean interrupted = false;
        while (move == null) {
            try {
                wait();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        var taken = move;
        move = null;
        return taken;
    }
}
