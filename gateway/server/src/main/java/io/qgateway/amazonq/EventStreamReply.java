package io.qgateway.amazonq;

import io.qgateway.amazonq.eventstream.Frame;
import io.qgateway.amazonq.eventstream.FrameReader;
import io.qgateway.amazonq.eventstream.MalformedFrameException;
import io.qgateway.amazonq.http.Exchange;
import io.qgateway.amazonq.http.MalformedResponseException;
import io.qgateway.conversation.ReplyEvent;
import io.qgateway.conversation.ReplyStream;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.conversation.UpstreamException.Kind;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An answer read from the upstream's response as it is asked for. */
final class EventStreamReply implements ReplyStream {

    /** It ends up in logs. */
    private static final Predicate<String> PLAIN_ID =
            Pattern.compile("[A-Za-z0-9-]{1,64}").asMatchPredicate();

    private final Exchange exchange;
    private final ResponseCheck check;
    private final int bufferSize;
    private final Queue<ReplyEvent> events = new ArrayDeque<>();
    private final ReplyDecoder decoder;
    private @Nullable FrameReader frames;
    private @Nullable UpstreamException failure;
    private volatile boolean closed;
    private Optional<String> upstreamId = Optional.empty();

    EventStreamReply(
            Exchange exchange, ResponseCheck check, UnknownEvents unknown, int bufferSize) {
        this.exchange = exchange;
        this.check = check;
        this.bufferSize = bufferSize;
        this.decoder = new ReplyDecoder(events, unknown);
    }

    @Override
    public ReplyEvent next() throws UpstreamException {
        while (events.isEmpty() && failure == null && !closed) {
            advance();
        }
        if (closed) {
            throw cancelled();
        }
        if (failure != null && events.isEmpty()) {
            throw failure;
        }
        return events.remove();
    }

    /** A buffered frame may amount to nothing, which only its decoding shows. */
    @Override
    public boolean ready() {
        while (events.isEmpty() && failure == null && frames != null && frames.hasBufferedFrame()) {
            advance();
        }
        return !events.isEmpty() || failure != null;
    }

    @Override
    public void close() {
        closed = true;
        exchange.abort();
    }

    /** One step: the response's head, or a frame, or the end. A failure is kept to be thrown. */
    private void advance() {
        try {
            if (frames == null) {
                frames = open();
            }
            Frame frame = frames.next();
            if (frame == null) {
                end();
            } else {
                decoder.accept(frame);
            }
        } catch (UpstreamException e) {
            fail(e);
        } catch (IOException e) {
            fail(broken(e));
        }
    }

    @Override
    public Optional<String> upstreamId() {
        return upstreamId;
    }

    private FrameReader open() throws IOException, UpstreamException {
        var head = exchange.head();
        upstreamId = head.first("x-amzn-requestid").filter(PLAIN_ID);
        check.accept(head, exchange);
        return new FrameReader(exchange.body(), bufferSize);
    }

    private void end() throws UpstreamException {
        decoder.end();
        exchange.finish();
    }

    private void fail(UpstreamException reason) {
        failure = closed ? cancelled() : reason;
        exchange.abort();
    }

    private static UpstreamException broken(IOException cause) {
        return switch (cause) {
            case MalformedFrameException _, MalformedResponseException _ ->
                    new UpstreamException(
                            Kind.CORRUPT,
                            "The answer of Amazon Q is broken (%s); try again."
                                    .formatted(cause.getMessage()),
                            cause);
            default -> Unreachable.because(cause);
        };
    }

    private static UpstreamException cancelled() {
        return new UpstreamException(Kind.CANCELLED, "The request was cancelled.");
    }
}
