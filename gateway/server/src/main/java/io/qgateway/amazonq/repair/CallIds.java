package io.qgateway.amazonq.repair;

import io.qgateway.conversation.AssistantContent;
import io.qgateway.conversation.Conversation;
import io.qgateway.conversation.ToolCall;
import io.qgateway.conversation.ToolResult;
import io.qgateway.conversation.Turn;
import io.qgateway.conversation.UserContent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** No two tool calls have the same id; some clients count from zero in each turn. */
final class CallIds implements Rule {

    @Override
    public Conversation applyTo(Conversation conversation, Notes notes) {
        var ids = ToolCalls.of(conversation.turns()).map(ToolCall::id).toList();
        if (Set.copyOf(ids).size() == ids.size()) {
            return conversation;
        }
        notes.made(Repair.REPEATED_CALL_ID);
        var renaming = new Renaming(ids);
        return conversation.withTurns(
                conversation.turns().stream().map(renaming::renamed).toList());
    }

    /** Goes over the turns in their order: a result answers the latest call of its id. */
    private static final class Renaming {

        private final Set<String> all;
        private final Set<String> seen = new HashSet<>();
        private final Map<String, String> latest = new HashMap<>();

        Renaming(List<String> all) {
            this.all = new HashSet<>(all);
        }

        Turn renamed(Turn turn) {
            return switch (turn) {
                case Turn.User(var content) -> new Turn.User(results(content));
                case Turn.Assistant(var content) -> new Turn.Assistant(calls(content));
            };
        }

        private List<AssistantContent> calls(List<AssistantContent> content) {
            var renamed = new ArrayList<AssistantContent>();
            for (var piece : content) {
                renamed.add(
                        piece instanceof ToolCall(var id, var name, var input)
                                ? new ToolCall(newId(id), name, input)
                                : piece);
            }
            return renamed;
        }

        private List<UserContent> results(List<UserContent> content) {
            var renamed = new ArrayList<UserContent>();
            for (var piece : content) {
                renamed.add(
                        piece instanceof ToolResult(var id, var result, var error)
                                ? new ToolResult(latest.getOrDefault(id, id), result, error)
                                : piece);
            }
            return renamed;
        }

        private String newId(String id) {
            var unique = id;
            if (!seen.add(id)) {
                for (var n = 2; !all.add(unique); n++) {
                    unique = id + "-" + n;
                }
            }
            latest.put(id, unique);
            return unique;
        }
    }
}
