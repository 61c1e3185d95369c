package io.qgateway.amazonq.repair;

import io.qgateway.conversation.Conversation;
import java.util.regex.Pattern;

/** Claude Code begins its system prompt with a line that tells its own vendor who pays. */
final class AttributionLine implements Rule {

    private static final Pattern LINE =
            Pattern.compile(
                    "\\A\\s*x-anthropic-billing-header:[^\\n]*\\s*", Pattern.CASE_INSENSITIVE);

    @Override
    public Conversation applyTo(Conversation conversation, Notes notes) {
        var line = LINE.matcher(conversation.system());
        if (!line.find()) {
            return conversation;
        }
        notes.made(Repair.ATTRIBUTION_LINE);
        return conversation.withSystem(conversation.system().substring(line.end()));
    }
}
