package io.qgateway.amazonq.repair;

import io.qgateway.conversation.ToolCall;
import io.qgateway.conversation.Turn;
import java.util.List;
import java.util.stream.Stream;

/** The tool calls that turns remember. */
final class ToolCalls {

    private ToolCalls() {}

    static Stream<ToolCall> of(List<Turn> turns) {
        return turns.stream().flatMap(ToolCalls::of);
    }

    static Stream<ToolCall> of(Turn turn) {
        return switch (turn) {
            case Turn.User _ -> Stream.of();
            case Turn.Assistant(var content) ->
                    content.stream().filter(ToolCall.class::isInstance).map(ToolCall.class::cast);
        };
    }
}
