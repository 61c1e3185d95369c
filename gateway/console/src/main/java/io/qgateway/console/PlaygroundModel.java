package io.qgateway.console;

/** A model that can be asked. */
public record PlaygroundModel(String id, String name) {}
