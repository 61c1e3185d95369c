package io.qgateway.conversation;

/**
 * A thought that only the model can read.
 *
 * @param data in base64
 */
public record RedactedReasoning(String data) implements Thought {}
