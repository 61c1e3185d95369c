package io.qgateway.openai;

import io.qgateway.conversation.Conversation;

/**
 * A request to {@code /v1/chat/completions}: what to answer and in which form.
 *
 * @param includeUsage whether a streamed answer ends with its usage
 */
public record ChatCall(Conversation conversation, boolean stream, boolean includeUsage) {}
