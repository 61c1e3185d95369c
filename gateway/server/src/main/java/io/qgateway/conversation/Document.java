package io.qgateway.conversation;

/**
 * A document inside the request, as its text: models are given no files.
 *
 * @param title what it is called; empty when the client gave it no name
 */
public record Document(String title, String text) implements UserContent, ToolResultContent {}
