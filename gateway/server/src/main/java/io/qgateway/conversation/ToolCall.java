package io.qgateway.conversation;

/**
 * The assistant's call of a tool.
 *
 * @param id ties the call to its {@link ToolResult}
 * @param input the arguments, a JSON object as text
 */
public record ToolCall(String id, String name, String input) implements AssistantContent {}
