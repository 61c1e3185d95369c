package io.qgateway.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A whole answer: what its events fold to. */
public record Reply(
        List<AssistantContent> content, ReplyEvent.Finished end, Optional<Usage> reportedUsage) {

    public Reply {
        content = List.copyOf(content);
    }

    /** The same answer without what the model thought. */
    public Reply withoutThoughts() {
        return new Reply(
                content.stream().filter(piece -> !(piece instanceof Thought)).toList(),
                end,
                reportedUsage);
    }

    /** Folds the events of one answer, in their order; not thread-safe. */
    public static final class Fold {

        /** What the piece under construction is. */
        private enum Open {
            NOTHING,
            TEXT,
            REASONING
        }

        private final List<AssistantContent> content = new ArrayList<>();
        private final StringBuilder piece = new StringBuilder();
        private Open open = Open.NOTHING;
        private Optional<ReplyEvent.ToolCallStarted> openCall = Optional.empty();
        private Optional<Usage> usage = Optional.empty();

        /** Takes the next event; answers the whole reply once it is {@link ReplyEvent.Finished}. */
        public Optional<Reply> accept(ReplyEvent event) {
            switch (event) {
                case ReplyEvent.TextDelta(var text) -> append(Open.TEXT, text);
                case ReplyEvent.ReasoningDelta(var text) -> append(Open.REASONING, text);
                case ReplyEvent.ReasoningSigned(var signature) -> sign(signature);
                case ReplyEvent.ReasoningRedacted(var data) -> {
                    end();
                    content.add(new RedactedReasoning(data));
                }
                case ReplyEvent.ToolCallStarted call -> {
                    end();
                    openCall = Optional.of(call);
                }
                case ReplyEvent.ToolInputDelta(var json) -> piece.append(json);
                case ReplyEvent.ToolCallEnded() -> endCall();
                case ReplyEvent.UsageReported(var reported) -> usage = Optional.of(reported);
                case ReplyEvent.Finished finished -> {
                    end();
                    return Optional.of(new Reply(content, finished, usage));
                }
            }
            return Optional.empty();
        }

        private void append(Open kind, String text) {
            if (open != kind) {
                end();
                open = kind;
            }
            piece.append(text);
        }

        private void sign(String signature) {
            if (open == Open.TEXT) {
                end();
            }
            content.add(new Reasoning(taken(), signature));
        }

        private void end() {
            switch (open) {
                case TEXT -> content.add(new Text(taken()));
                case REASONING -> content.add(new Reasoning(taken(), ""));
                case NOTHING -> {}
            }
        }

        private void endCall() {
            var call = openCall.orElseThrow();
            content.add(new ToolCall(call.id(), call.name(), taken()));
            openCall = Optional.empty();
        }

        private String taken() {
            var whole = piece.toString();
            piece.setLength(0);
            open = Open.NOTHING;
            return whole;
        }
    }
}
