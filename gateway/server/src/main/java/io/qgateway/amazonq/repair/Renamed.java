package io.qgateway.amazonq.repair;

import io.qgateway.conversation.AssistantContent;
import io.qgateway.conversation.Conversation;
import io.qgateway.conversation.Tool;
import io.qgateway.conversation.ToolCall;
import io.qgateway.conversation.ToolChoice;
import io.qgateway.conversation.Turn;

/** A conversation whose tools have the upstream's names. */
final class Renamed {

    private final ToolNames names;

    private Renamed(ToolNames names) {
        this.names = names;
    }

    static Conversation by(ToolNames names, Conversation conversation) {
        var renamed = new Renamed(names);
        return conversation
                .withTools(conversation.tools().stream().map(renamed::tool).toList())
                .withTurns(conversation.turns().stream().map(renamed::turn).toList())
                .withOptions(
                        conversation
                                .options()
                                .withToolChoice(
                                        renamed.choice(conversation.options().toolChoice())));
    }

    private Tool tool(Tool tool) {
        return new Tool(names.upstream(tool.name()), tool.description(), tool.inputSchema());
    }

    private Turn turn(Turn turn) {
        return switch (turn) {
            case Turn.User user -> user;
            case Turn.Assistant(var content) ->
                    new Turn.Assistant(content.stream().map(this::piece).toList());
        };
    }

    private AssistantContent piece(AssistantContent piece) {
        return piece instanceof ToolCall(var id, var name, var input)
                ? new ToolCall(id, names.upstream(name), input)
                : piece;
    }

    private ToolChoice choice(ToolChoice choice) {
        return switch (choice) {
            case ToolChoice.Named(var tool) -> new ToolChoice.Named(names.upstream(tool));
            case ToolChoice.Auto _, ToolChoice.None _, ToolChoice.Any _ -> choice;
        };
    }
}
