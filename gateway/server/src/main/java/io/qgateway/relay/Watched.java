package io.qgateway.relay;

import io.qgateway.conversation.ReplySink;
import io.qgateway.conversation.ReplyStream;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.conversation.UpstreamException.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One request under {@link Watch}. The request's thread says what it hears and sends; the watch's
 * thread looks, and cancels by closing the answer, which wakes the request's thread.
 */
final class Watched implements AutoCloseable {

    /** Why the watch closed an answer. */
    private enum Cancelled {
        NO,
        TIMED_OUT,
        CLIENT_LEFT,
        STOPPING
    }

    private final ReplySink sink;
    private final BooleanSupplier clientGone;
    private final RelayLimits limits;
    private final Consumer<Watched> whenClosed;
    private final ReentrantLock pinging = new ReentrantLock();
    private final long startedAt = System.nanoTime();
    private volatile @Nullable ReplyStream reply;
    private volatile @Nullable IOException departure;
    private volatile Cancelled cancelled = Cancelled.NO;
    private volatile boolean answering;
    private volatile boolean writing;
    private volatile boolean closed;
    private volatile long heardAt = startedAt;
    private volatile long pingedAt = startedAt;
    private volatile long checkedAt = startedAt;

    Watched(
            ReplySink sink,
            BooleanSupplier clientGone,
            RelayLimits limits,
            Consumer<Watched> whenClosed) {
        this.sink = sink;
        this.clientGone = clientGone;
        this.limits = limits;
        this.whenClosed = whenClosed;
    }

    /** This answer is awaited from now on; the time for the first event is that of all attempts. */
    void awaits(ReplyStream reply) {
        answering = false;
        writing = false;
        this.reply = reply;
        if (cancelled != Cancelled.NO) {
            reply.close();
        }
    }

    /** An event came and is being written; answers when. */
    long heard() {
        var now = System.nanoTime();
        heardAt = now;
        writing = true;
        if (!answering) {
            answering = true;
        }
        return now;
    }

    /** The client was sent what there is, and the next event is awaited. */
    void sent() {
        writing = false;
    }

    /** Whether another attempt could still begin to answer in time. */
    boolean hasTimeFor(Duration pause) {
        var used = System.nanoTime() - startedAt;
        return used + pause.toNanos() < limits.firstEvent().toNanos();
    }

    /**
     * Waits before another attempt.
     *
     * @throws UpstreamException when the request is cancelled meanwhile
     */
    synchronized void pause(Duration length) throws UpstreamException {
        var end = System.nanoTime() + length.toNanos();
        try {
            for (long left; cancelled == Cancelled.NO && (left = end - System.nanoTime()) > 0; ) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new UpstreamException(Kind.CANCELLED, "The gateway is being stopped", stopping);
        }
        if (cancelled != Cancelled.NO) {
            throw explain(new UpstreamException(Kind.CANCELLED, "The request was cancelled"));
        }
    }

    /** The client's leaving, if that is why the answer was cancelled. */
    @Nullable IOException departure() {
        return departure;
    }

    /** The failure as the client should read it: what was cancelled here says why. */
    UpstreamException explain(UpstreamException failure) {
        if (failure.kind() != Kind.CANCELLED) {
            return failure;
        }
        return switch (cancelled) {
            case TIMED_OUT ->
                    new UpstreamException(
                            Kind.TIMEOUT,
                            answering
                                    ? "The model went silent for " + seconds(limits.idle())
                                    : "The model did not begin to answer within "
                                            + seconds(limits.firstEvent()));
            case STOPPING ->
                    new UpstreamException(
                            Kind.CANCELLED, "The gateway is being stopped; send the request again");
            case NO, CLIENT_LEFT -> failure;
        };
    }

    private static String seconds(Duration limit) {
        return limit.toSeconds() + " seconds; send the request again";
    }

    /**
     * Called by the watch's thread, which must not wait: writing happens on a thread of its own.
     */
    void look(long now) {
        var limit = answering ? limits.idle() : limits.firstEvent();
        if (!sink.wanted()) {
            leave(new EOFException("Nobody waits for the answer any more"));
        } else if (reply != null && !writing && now - heardAt > limit.toNanos()) {
            cancel(Cancelled.TIMED_OUT);
        } else if (isSilent(now) || now - checkedAt > limits.ping().toNanos()) {
            Thread.ofVirtual().name("ping").start(this::ping);
        }
    }

    private boolean isSilent(long now) {
        var lastSign = Math.max(heardAt - startedAt, pingedAt - startedAt);
        return now - startedAt - lastSign > limits.ping().toNanos();
    }

    /** Looks whether the client is still there, and gives it a sign of life if it waits for one. */
    private void ping() {
        if (!pinging.tryLock()) {
            return;
        }
        try {
            if (!closed) {
                checkClient();
            }
        } catch (IOException gone) {
            leave(gone);
        } finally {
            pinging.unlock();
        }
    }

    private void leave(IOException gone) {
        departure = gone;
        cancel(Cancelled.CLIENT_LEFT);
    }

    private void checkClient() throws IOException {
        if (clientGone.getAsBoolean()) {
            throw new EOFException("The client has closed the connection");
        }
        if (isSilent(System.nanoTime())) {
            sink.ping();
            pingedAt = System.nanoTime();
        }
        checkedAt = System.nanoTime();
    }

    void cancelForStop() {
        cancel(Cancelled.STOPPING);
    }

    private synchronized void cancel(Cancelled why) {
        if (cancelled == Cancelled.NO) {
            cancelled = why;
        }
        notifyAll();
        var awaited = reply;
        if (awaited != null) {
            Thread.ofVirtual().name("cancel").start(awaited::close);
        }
    }

    /** From now on nobody but the request's own thread touches the response. */
    @Override
    public void close() {
        whenClosed.accept(this);
        closed = true;
        pinging.lock();
        pinging.unlock();
    }
}
