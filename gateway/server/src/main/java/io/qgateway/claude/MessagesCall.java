package io.qgateway.claude;

import io.qgateway.conversation.Conversation;

/** A request to {@code /v1/messages}: what to answer and in which form. */
public record MessagesCall(Conversation conversation, boolean stream) {}
