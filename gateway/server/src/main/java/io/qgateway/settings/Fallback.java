package io.qgateway.settings;

import io.qgateway.accounts.Secret;
import java.net.URI;
import java.util.Optional;

/**
 * Who serves requests that the pool can't.
 *
 * @param key what that backend wants to see; without one it is shown none
 */
public record Fallback(URI url, Optional<Secret> key) {}
