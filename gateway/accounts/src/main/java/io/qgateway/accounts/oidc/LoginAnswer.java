package io.qgateway.accounts.oidc;

/** How a device login stands. */
public sealed interface LoginAnswer
        permits Granted,
                LoginAnswer.Pending,
                LoginAnswer.SlowDown,
                LoginAnswer.Denied,
                LoginAnswer.Expired,
                OidcFailure {

    /** The person hasn't decided. */
    record Pending() implements LoginAnswer {}

    /** The person hasn't decided, and the question came too early. */
    record SlowDown() implements LoginAnswer {}

    /** The person has refused. */
    record Denied() implements LoginAnswer {}

    /** The person has taken too long. */
    record Expired() implements LoginAnswer {}
}
