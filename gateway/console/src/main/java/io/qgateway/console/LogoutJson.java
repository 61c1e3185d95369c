package io.qgateway.console;

/** The answer to a logout. */
record LogoutJson(boolean success) {}
