package io.qgateway.sse;

import io.qgateway.conversation.AnswerOptions;
import io.qgateway.conversation.ReplyEvent;
import io.qgateway.conversation.ReplySink;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.json.JsonBuffer;
import io.qgateway.tokens.Bill;
import jakarta.servlet.http.HttpServletResponse;
import java.io.EOFException;
import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.apache.coyote.CloseNowException;

/**
 * An answer sent as server-sent events. Events are gathered and leave in one write when the relay
 * is about to wait; the whole answer leaves with its last event, and from then on the response is
 * not touched any more, whoever pings.
 */
public final class StreamedReply implements ReplySink {

    /** Thousands of streams are open and idle at a time, each with a buffer of this size. */
    static final int IDLE_BUFFER = 512;

    static final int FULL_BUFFER = 8 * 1024;

    private final HttpServletResponse response;
    private final Supplier<EventEncoder> encoders;
    private final Bill bill;
    private final JsonBuffer buffer = new JsonBuffer(IDLE_BUFFER);
    private final ReentrantLock lock = new ReentrantLock();
    private EventEncoder encoder;
    private volatile boolean committed;
    private boolean over;

    /**
     * @param encoders gives a new one for each answer that is begun
     */
    public StreamedReply(
            HttpServletResponse response,
            Supplier<EventEncoder> encoders,
            Bill bill,
            AnswerOptions options) {
        this.response = response;
        this.encoders = shown(encoders, options);
        this.encoder = this.encoders.get();
        this.bill = bill;
    }

    /**
     * Where one of several answers goes that share this stream, which itself is told only of the
     * end of all.
     *
     * @param encoders words the one answer
     */
    public ReplySink part(Supplier<EventEncoder> encoders, AnswerOptions options) {
        return new StreamedPart(this, shown(encoders, options));
    }

    private static Supplier<EventEncoder> shown(
            Supplier<EventEncoder> encoders, AnswerOptions options) {
        return options.thinking().isShown() ? encoders : () -> new HiddenThoughts(encoders.get());
    }

    @Override
    public void accept(ReplyEvent event) throws IOException {
        lock.lock();
        try {
            encoder.append(event, buffer);
            if (event instanceof ReplyEvent.Finished) {
                send();
                over = true;
            } else if (buffer.size() >= FULL_BUFFER) {
                send();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void flush() throws IOException {
        lock.lock();
        try {
            if (buffer.size() > 0) {
                send();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Sends what one of several answers has to say.
     *
     * @throws EOFException when the stream is over for all of them
     */
    void send(JsonBuffer part) throws IOException {
        lock.lock();
        try {
            if (over) {
                throw new EOFException("The stream is over");
            }
            write(part);
        } finally {
            lock.unlock();
        }
    }

    /** Does nothing while the answer is being written: a client that is sent text needs no ping. */
    @Override
    public void ping() throws IOException {
        if (!lock.tryLock()) {
            return;
        }
        try {
            if (!over) {
                encoder.appendPing(buffer);
                send();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean committed() {
        return committed;
    }

    @Override
    public boolean startAgain() {
        lock.lock();
        try {
            if (committed) {
                return false;
            }
            buffer.clear();
            encoder = encoders.get();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * @throws CloseNowException after the protocol's error event, when part of the answer has been
     *     sent: let it out of the servlet, and the connection is cut instead of ended
     */
    @Override
    public void fail(UpstreamException failure) throws IOException {
        lock.lock();
        try {
            if (committed) {
                breakOff(failure);
            } else {
                reject(failure);
            }
        } finally {
            lock.unlock();
        }
    }

    private void reject(UpstreamException failure) throws IOException {
        over = true;
        committed = true;
        buffer.clear();
        encoder.reject(failure, response);
    }

    private void breakOff(UpstreamException failure) throws IOException {
        if (over) {
            return;
        }
        encoder.appendError(failure, buffer);
        send();
        over = true;
        throw new CloseNowException("The answer broke off: " + failure.kind());
    }

    private void send() throws IOException {
        write(buffer);
    }

    private void write(JsonBuffer bytes) throws IOException {
        if (!committed) {
            committed = true;
            response.setContentType("text/event-stream");
            response.setCharacterEncoding("utf-8");
            response.setHeader("cache-control", "no-cache");
            // Proxies like nginx would hold the stream back to fill their buffers.
            response.setHeader("x-accel-buffering", "no");
            UsageHeader.addPending(bill, response);
        }
        try {
            var out = response.getOutputStream();
            bytes.drainTo(out);
            out.flush();
        } catch (IOException e) {
            over = true;
            throw e;
        }
    }
}
