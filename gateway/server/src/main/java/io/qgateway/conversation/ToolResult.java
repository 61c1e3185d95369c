package io.qgateway.conversation;

import java.util.List;

/**
 * What a tool returned.
 *
 * @param callId the {@link ToolCall#id()} that it answers
 * @param error whether the tool says that it failed
 */
public record ToolResult(String callId, List<ToolResultContent> content, boolean error)
        implements UserContent {

    public ToolResult {
        content = List.copyOf(content);
    }
}
