package io.qgateway.conversation;

/**
 * A thought in words.
 *
 * @param text empty when the model keeps it to itself
 * @param signature the model's seal, by which it knows its own thought again; empty when there is
 *     none
 */
public record Reasoning(String text, String signature) implements Thought {}
