package io.qgateway.conversation;

/** Plain text; may be empty. */
public record Text(String text) implements UserContent, AssistantContent, ToolResultContent {}
