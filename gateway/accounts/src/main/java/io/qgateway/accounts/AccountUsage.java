package io.qgateway.accounts;

import java.time.Instant;
import java.util.Optional;

/**
 * How much of an account's quota is used, as the upstream told it, in the upstream's own unit.
 *
 * @param resetsAt when the quota begins anew
 */
public record AccountUsage(double used, double limit, Optional<Instant> resetsAt) {}
