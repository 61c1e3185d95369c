package io.qgateway.console;

import java.time.Instant;
import java.util.Optional;

/**
 * Whether an account serves requests, and why not.
 *
 * @param state such as {@code ready} or {@code cooling}
 * @param reason the name of what led to it, such as {@code RegistrationExpired}
 * @param since when it began, as far as that is known
 * @param until when it ends by itself; absent if it doesn't
 */
public record Standing(
        String state, String reason, Optional<Instant> since, Optional<Instant> until) {}
