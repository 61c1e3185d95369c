package io.qgateway.console;

import java.time.Duration;

/** What came of somebody trying a password. */
sealed interface LoginResult {

    record Granted(String token) implements LoginResult {}

    record WrongPassword() implements LoginResult {}

    /** Too many wrong passwords have come from there; this one was not even looked at. */
    record TooEarly(Duration remaining) implements LoginResult {}
}
