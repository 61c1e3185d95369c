package io.qgateway.tailoring;

import io.qgateway.conversation.AnswerOptions;
import io.qgateway.conversation.Conversation;
import io.qgateway.conversation.ReplyEvent;
import io.qgateway.conversation.ReplyEvent.Finished;
import io.qgateway.conversation.ReplyStream;
import io.qgateway.conversation.Text;
import io.qgateway.conversation.Turn;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.conversation.UpstreamException.Kind;
import io.qgateway.tokens.TokenCounter;
import io.qgateway.tokens.UsageMeter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** An upstream's answer played through a {@link Tailor}, and what came of it. */
record Played(List<ReplyEvent> events, boolean cancelled, UsageMeter meter) {

    private static final TokenCounter COUNTER = new TokenCounter();

    static Played with(AnswerOptions options, ReplyEvent... upstream) throws UpstreamException {
        return with(options, List.of(upstream));
    }

    static Played with(AnswerOptions options, List<ReplyEvent> upstream) throws UpstreamException {
        var meter = meter(options);
        var played = new Upstream(upstream);
        var events = new ArrayList<ReplyEvent>();
        try (var reply = Tailor.fit(played, options, meter)) {
            do {
                events.add(reply.next());
            } while (!(events.getLast() instanceof Finished));
            return new Played(events, played.closed, meter);
        }
    }

    static UsageMeter meter(AnswerOptions options) {
        var turns = List.<Turn>of(new Turn.User(List.of(new Text("Hi"))));
        return new UsageMeter(COUNTER, new Conversation("m", "", turns, List.of(), options));
    }

    /** Neighbouring deltas of one kind as one, for what is the same however it is cut. */
    List<ReplyEvent> joined() {
        var joined = new ArrayList<ReplyEvent>();
        for (var event : events) {
            var last = joined.isEmpty() ? null : joined.getLast();
            if (last instanceof ReplyEvent.TextDelta(var before)
                    && event instanceof ReplyEvent.TextDelta(var more)) {
                joined.set(joined.size() - 1, new ReplyEvent.TextDelta(before + more));
            } else if (last instanceof ReplyEvent.ReasoningDelta(var before)
                    && event instanceof ReplyEvent.ReasoningDelta(var more)) {
                joined.set(joined.size() - 1, new ReplyEvent.ReasoningDelta(before + more));
            } else {
                joined.add(event);
            }
        }
        return joined;
    }

    /** Events at hand, and then none: {@link #next()} would wait. */
    static final class Upstream implements ReplyStream {

        private final Deque<ReplyEvent> events;
        private boolean closed;

        Upstream(List<ReplyEvent> events) {
            this.events = new ArrayDeque<>(events);
        }

        @Override
        public ReplyEvent next() throws UpstreamException {
            if (events.isEmpty()) {
                throw new UpstreamException(Kind.CORRUPT, "nothing more");
            }
            return events.remove();
        }

        @Override
        public boolean ready() {
            return !events.isEmpty();
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
