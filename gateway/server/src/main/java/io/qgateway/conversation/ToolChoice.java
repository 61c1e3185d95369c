package io.qgateway.conversation;

/** Whether the model may, must or must not call a tool. */
public sealed interface ToolChoice {

    /** As the model sees fit. */
    record Auto() implements ToolChoice {}

    /** No tool. */
    record None() implements ToolChoice {}

    /** Some tool, at least one. */
    record Any() implements ToolChoice {}

    /** This tool. */
    record Named(String tool) implements ToolChoice {}
}
