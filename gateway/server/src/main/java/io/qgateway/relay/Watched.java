package io.qgateway.relay;

import io.qgateway.conversation.ReplySink;
import io.qgateway.conversation.ReplyStream;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.conversation.UpstreamException.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
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
    private final RelayLimits limits;
    private final Consumer<Watched> whenClosed;
    private final AtomicBoolean pinging = new AtomicBoolean();
    private volatile @Nullable ReplyStream reply;
    private volatile Cancelled cancelled = Cancelled.NO;
    private volatile boolean answering;
    private volatile long heardAt = System.nanoTime();
    private volatile long sentAt = heardAt;

    Watched(ReplySink sink, RelayLimits limits, Consumer<Watched> whenClosed) {
        this.sink = sink;
        this.limits = limits;
        this.whenClosed = whenClosed;
    }

    /** This answer is awaited from now on; the time for the first event is that of all attempts. */
    void awaits(ReplyStream reply) {
        this.reply = reply;
        if (cancelled != Cancelled.NO) {
            reply.close();
        }
    }

    /** An event came; answers when. */
    long heard() {
        var now = System.nanoTime();
        heardAt = now;
        answering = true;
        return now;
    }

    /** The client was sent what there is. */
    void sent() {
        sentAt = heardAt;
    }

    boolean clientLeft() {
        return cancelled == Cancelled.CLIENT_LEFT;
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
        if (reply != null && now - heardAt > limit.toNanos()) {
            cancel(Cancelled.TIMED_OUT);
        } else if (now - sentAt > limits.ping().toNanos() && pinging.compareAndSet(false, true)) {
            Thread.ofVirtual().name("ping").start(this::ping);
        }
    }

    private void ping() {
        try {
            sink.ping();
            sentAt = System.nanoTime();
        } catch (IOException gone) {
            cancel(Cancelled.CLIENT_LEFT);
        } finally {
            pinging.set(false);
        }
    }

    void cancelForStop() {
        cancel(Cancelled.STOPPING);
    }

    private synchronized void cancel(Cancelled why) {
        if (cancelled == Cancelled.NO) {
            cancelled = why;
        }
        var awaited = reply;
        if (awaited != null) {
            Thread.ofVirtual().name("cancel").start(awaited::close);
        }
    }

    @Override
    public void close() {
        whenClosed.accept(this);
    }
}
