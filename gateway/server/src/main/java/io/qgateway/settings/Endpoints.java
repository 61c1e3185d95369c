package io.qgateway.settings;

import java.net.URI;
import java.util.Optional;

/** Base URLs that take the place of those of an account's region. */
public record Endpoints(Optional<URI> upstream, Optional<URI> oidc) {}
