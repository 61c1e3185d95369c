package io.qgateway.console;

/** Which secrets there are for an account; what they are is never shown. */
public record SecretsHeld(boolean clientSecret, boolean refreshToken, boolean accessToken) {}
