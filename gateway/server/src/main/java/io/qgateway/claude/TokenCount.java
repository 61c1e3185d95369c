package io.qgateway.claude;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The answer of {@code /v1/messages/count_tokens}. */
public record TokenCount(@JsonProperty("input_tokens") long inputTokens) {}
