package io.qgateway.accounts.refresh;

import java.time.Instant;

/**
 * An attempt that brought nothing and judges nothing.
 *
 * @param inDoubt whether the refresh token may be spent
 */
public record Postponement(Instant at, Instant notBefore, boolean inDoubt) {}
