package io.qgateway.amazonq.repair;

import io.qgateway.conversation.Conversation;
import io.qgateway.conversation.Tool;
import io.qgateway.conversation.ToolCall;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Tools that were called are declared, also those that a client does not offer any more. */
final class UndeclaredTools implements Rule {

    private static final String ANYTHING = "{\"type\":\"object\",\"properties\":{}}";

    @Override
    public Conversation applyTo(Conversation conversation, Notes notes) {
        var tools = new ArrayList<>(conversation.tools());
        Set<String> names = new HashSet<>();
        tools.forEach(tool -> names.add(folded(tool.name())));
        ToolCalls.of(conversation.turns())
                .map(ToolCall::name)
                .filter(name -> names.add(folded(name)))
                .forEach(name ->
                        tools.add(new Tool(name, "No longer available; don't call it.", ANYTHING)));
        if (tools.size() == conversation.tools().size()) {
            return conversation;
        }
        notes.made(Repair.UNDECLARED_TOOL);
        return conversation.withTools(tools);
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
