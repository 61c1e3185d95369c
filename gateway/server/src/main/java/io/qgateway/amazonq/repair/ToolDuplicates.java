package io.qgateway.amazonq.repair;

import io.qgateway.conversation.Conversation;
import io.qgateway.conversation.InvalidRequestException;
import io.qgateway.conversation.Tool;
import java.util.LinkedHashMap;

/** Each tool is declared once. */
final class ToolDuplicates implements Rule {

    @Override
    public Conversation applyTo(Conversation conversation, Notes notes)
            throws InvalidRequestException {
        var tools = new LinkedHashMap<String, Tool>();
        for (var i = 0; i < conversation.tools().size(); i++) {
            var tool = conversation.tools().get(i);
            var before = tools.putIfAbsent(tool.name(), tool);
            if (before != null && !before.equals(tool)) {
                throw new InvalidRequestException(
                        notes.places().tool(i).name(),
                        "an earlier tool has the same name and is another; give each its own name");
            }
        }
        if (tools.size() == conversation.tools().size()) {
            return conversation;
        }
        notes.made(Repair.TOOL_DUPLICATE);
        return conversation.withTools(tools.values().stream().toList());
    }
}
