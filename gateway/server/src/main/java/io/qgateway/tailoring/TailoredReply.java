package io.qgateway.tailoring;

import io.qgateway.conversation.ReplyEvent;
import io.qgateway.conversation.ReplyEvent.Finished;
import io.qgateway.conversation.ReplyStream;
import io.qgateway.conversation.UpstreamException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An answer that goes through some steps, each of which may hold events back, change them or end
 * the answer. An answer that is ended early is cancelled upstream.
 */
final class TailoredReply implements ReplyStream {

    private final ReplyStream upstream;
    private final Deque<ReplyEvent> events = new ArrayDeque<>();
    private final Consumer<ReplyEvent> steps;
    private @Nullable UpstreamException failure;

    /**
     * @param steps given where their events go, answers where they get them
     */
    TailoredReply(ReplyStream upstream, UnaryOperator<Consumer<ReplyEvent>> steps) {
        this.upstream = upstream;
        this.steps = steps.apply(events::add);
    }

    @Override
    public ReplyEvent next() throws UpstreamException {
        while (events.isEmpty() && failure == null) {
            advance();
        }
        if (failure != null && events.isEmpty()) {
            throw failure;
        }
        return events.remove();
    }

    /** An event at hand may amount to nothing, which only the steps show. */
    @Override
    public boolean ready() {
        while (events.isEmpty() && failure == null && upstream.ready()) {
            advance();
        }
        return !events.isEmpty() || failure != null;
    }

    @Override
    public void close() {
        upstream.close();
    }

    /** A failure is kept to be thrown. */
    private void advance() {
        try {
            var event = upstream.next();
            steps.accept(event);
            if (events.peekLast() instanceof Finished && !(event instanceof Finished)) {
                upstream.close();
            }
        } catch (UpstreamException e) {
            failure = e;
        }
    }
}
