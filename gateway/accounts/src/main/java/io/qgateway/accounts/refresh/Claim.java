package io.qgateway.accounts.refresh;

import java.time.Instant;

/** One attempt's right to spend a refresh token, written down before it does. */
public record Claim(String id, Instant startedAt) {}
