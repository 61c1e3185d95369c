package io.qgateway.conversation;

/** A piece of a user's turn. */
public sealed interface UserContent permits Text, Image, Document, ToolResult {}
