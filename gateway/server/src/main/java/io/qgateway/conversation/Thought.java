package io.qgateway.conversation;

/** What the model thought before it spoke. It travels back to the model where that can tell it. */
public sealed interface Thought extends AssistantContent permits Reasoning, RedactedReasoning {}
