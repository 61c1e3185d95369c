package io.qgateway.conversation;

/** A piece of what a tool returned. */
public sealed interface ToolResultContent permits Text, Image, Document {}
