package io.qgateway.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A whole answer: what its events fold to. */
public record Reply(
        List<AssistantContent> content, StopReason stopReason, Optional<Usage> reportedUsage) {

    public Reply {
        content = List.copyOf(content);
    }

    /** Folds the events of one answer, in their order; not thread-safe. */
    public static final class Fold {

        private final List<AssistantContent> content = new ArrayList<>();
        private final StringBuilder piece = new StringBuilder();
        private Optional<ReplyEvent.ToolCallStarted> openCall = Optional.empty();
        private Optional<Usage> usage = Optional.empty();

        /** Takes the next event; answers the whole reply once it is {@link ReplyEvent.Finished}. */
        public Optional<Reply> accept(ReplyEvent event) {
            switch (event) {
                case ReplyEvent.TextDelta(var text) -> piece.append(text);
                case ReplyEvent.ToolCallStarted call -> {
                    endText();
                    openCall = Optional.of(call);
                }
                case ReplyEvent.ToolInputDelta(var json) -> piece.append(json);
                case ReplyEvent.ToolCallEnded() -> endCall();
                case ReplyEvent.UsageReported(var reported) -> usage = Optional.of(reported);
                case ReplyEvent.Finished(var reason) -> {
                    endText();
                    return Optional.of(new Reply(content, reason, usage));
                }
            }
            return Optional.empty();
        }

        private void endText() {
            if (!piece.isEmpty()) {
                content.add(new Text(piece.toString()));
                piece.setLength(0);
            }
        }

        private void endCall() {
            var call = openCall.orElseThrow();
            content.add(new ToolCall(call.id(), call.name(), piece.toString()));
            piece.setLength(0);
            openCall = Optional.empty();
        }
    }
}
