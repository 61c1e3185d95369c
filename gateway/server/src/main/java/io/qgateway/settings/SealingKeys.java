package io.qgateway.settings;

import io.qgateway.accounts.Secret;
import java.util.Optional;

/** The key that seals tokens and the one before it, each 32 bytes in Base64. */
public record SealingKeys(Secret current, Optional<Secret> previous) {}
