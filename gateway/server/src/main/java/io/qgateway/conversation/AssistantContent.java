package io.qgateway.conversation;

/** A piece of an assistant's turn, remembered or just answered. */
public sealed interface AssistantContent permits Text, ToolCall, Thought {}
