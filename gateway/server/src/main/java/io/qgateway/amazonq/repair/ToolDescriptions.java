package io.qgateway.amazonq.repair;

import io.qgateway.conversation.Conversation;
import io.qgateway.conversation.Tool;
import java.util.ArrayList;

/** Each tool has a description, and what is too long of it stands in the prompt. */
final class ToolDescriptions implements Rule {

    static final int LONGEST = 10_240;

    private static final String MORE = "\n(The rest is in the prompt, in <tool_description>.)";

    @Override
    public Conversation applyTo(Conversation conversation, Notes notes) {
        var tools = new ArrayList<Tool>();
        var system = new StringBuilder(conversation.system());
        for (var tool : conversation.tools()) {
            tools.add(described(tool, system, notes));
        }
        return tools.equals(conversation.tools())
                ? conversation
                : conversation.withTools(tools).withSystem(system.toString());
    }

    private static Tool described(Tool tool, StringBuilder system, Notes notes) {
        var description = tool.description();
        if (description.isBlank()) {
            notes.made(Repair.TOOL_DESCRIPTION);
            return new Tool(tool.name(), tool.name(), tool.inputSchema());
        }
        if (description.length() <= LONGEST) {
            return tool;
        }
        notes.made(Repair.LONG_DESCRIPTION);
        var end = lastLineEnd(description, LONGEST - MORE.length());
        system.append(system.isEmpty() ? "" : "\n\n")
                .append("<tool_description tool=\"%s\">\n".formatted(tool.name()))
                .append(description, end, description.length())
                .append("\n</tool_description>");
        return new Tool(tool.name(), description.substring(0, end) + MORE, tool.inputSchema());
    }

    /** Where to cut: after a line or a word near the limit, never inside a character. */
    private static int lastLineEnd(String text, int limit) {
        for (var separator : new char[] {'\n', ' '}) {
            var end = text.lastIndexOf(separator, limit - 1) + 1;
            if (end > limit / 2) {
                return end;
            }
        }
        return Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
    }
}
