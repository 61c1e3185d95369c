package io.qgateway.amazonq.repair;

import io.qgateway.conversation.Conversation;
import io.qgateway.conversation.InvalidRequestException;
import io.qgateway.conversation.Places;
import io.qgateway.conversation.Tool;
import io.qgateway.conversation.ToolCall;
import java.util.List;

/**
 * Brings conversations into the form without which the upstream calls them improper and does not
 * say why. May be shared by all threads.
 */
public final class Linter {

    /**
     * Those that may refuse something come first, while it still stands where the client put it.
     */
    private static final List<Rule> AS_SENT =
            List.of(
                    new AttributionLine(),
                    new LastTurn(),
                    new ImageType(),
                    new ImageCount(),
                    new ImageSize(),
                    new ToolSchemas(),
                    new ToolDuplicates());

    private static final List<Rule> AS_RENAMED =
            List.of(
                    new ToolDescriptions(),
                    new UnsignedReasoning(),
                    new SameRole(),
                    new FirstTurn(),
                    new CallIds(),
                    new Results(),
                    new ImagesInResults(),
                    new EmptyTurn(),
                    new UndeclaredTools());

    /**
     * The conversation as the upstream takes it.
     *
     * @throws InvalidRequestException when that can't be without changing what it means
     */
    public Sound lint(Conversation conversation, Places places) throws InvalidRequestException {
        var notes = new Notes(places);
        var sent = applied(AS_SENT, conversation, notes);
        var names = names(sent);
        if (names.areChanged()) {
            notes.made(Repair.TOOL_NAME);
            sent = Renamed.by(names, sent);
        }
        return new Sound(applied(AS_RENAMED, sent, notes), notes.repairs(), names);
    }

    private static Conversation applied(List<Rule> rules, Conversation conversation, Notes notes)
            throws InvalidRequestException {
        var current = conversation;
        for (var rule : rules) {
            current = rule.applyTo(current, notes);
        }
        return current;
    }

    private static ToolNames names(Conversation conversation) {
        return new ToolNames(
                conversation.tools().stream().map(Tool::name).toList(),
                ToolCalls.of(conversation.turns()).map(ToolCall::name).distinct().toList());
    }
}
