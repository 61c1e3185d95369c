package io.qgateway.simulator.chat;

/** A model of the catalogue. */
public record Model(String id, String name, int maxInputTokens, int maxOutputTokens) {}
