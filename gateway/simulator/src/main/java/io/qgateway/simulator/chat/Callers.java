package io.qgateway.simulator.chat;

import java.util.Optional;

/** Knows whom an access token belongs to. */
@FunctionalInterface
public interface Callers {

    /** Empty for a token that is unknown, expired or revoked, which is counted. */
    Optional<Caller> withToken(String accessToken);
}
