package io.qgateway.accounts.oidc;

import io.qgateway.accounts.Login;
import io.qgateway.accounts.oidc.LoginAnswer.Pending;
import io.qgateway.accounts.oidc.LoginAnswer.SlowDown;
import io.qgateway.accounts.oidc.OidcFailure.InDoubt;
import io.qgateway.accounts.oidc.OidcFailure.Refused;
import io.qgateway.accounts.oidc.OidcFailure.Throttled;
import io.qgateway.accounts.oidc.OidcFailure.Unreachable;
import java.time.Duration;
import java.time.Instant;

/**
 * A device login on its way: when to ask next, and what the answers make of it. It does nothing by
 * itself, so that whoever holds it can write it down and anybody else can go on with it.
 *
 * @param interval how long to wait between two questions; it only grows
 * @param nextAskAt the earliest time for the next question
 */
public record DeviceLogin(
        Registration registration,
        DeviceAuthorization authorization,
        Instant expiresAt,
        Duration interval,
        Instant nextAskAt) {

    private static final Duration SLOWER = Duration.ofSeconds(5);
    private static final Duration LONGEST_INTERVAL = Duration.ofMinutes(1);

    /**
     * @param now when the answer arrived that holds the authorization
     */
    public static DeviceLogin begun(
            Registration registration, DeviceAuthorization authorization, Instant now) {
        return new DeviceLogin(
                registration,
                authorization,
                now.plus(authorization.expiresIn()),
                authorization.interval(),
                now.plus(authorization.interval()));
    }

    public boolean expiredAt(Instant now) {
        return !now.isBefore(expiresAt);
    }

    public boolean dueAt(Instant now) {
        return !now.isBefore(nextAskAt) && !expiredAt(now);
    }

    /**
     * What an answer makes of this login.
     *
     * @param now when it arrived
     */
    public LoginStep heard(LoginAnswer answer, Instant now) {
        return switch (answer) {
            case Granted tokens -> loggedIn(tokens, now);
            case Pending() -> waiting(interval, now);
            case SlowDown() -> waiting(interval.plus(SLOWER), now);
            case Throttled _ -> waiting(interval.plus(SLOWER), now);
            case InDoubt _, Unreachable _ -> waiting(longer(), now);
            case LoginAnswer.Denied() -> new LoginStep.Denied();
            case LoginAnswer.Expired() -> new LoginStep.Expired();
            case Refused(_, var description) -> new LoginStep.Failed(description);
        };
    }

    private LoginStep loggedIn(Granted tokens, Instant now) {
        return tokens.refreshToken()
                .<LoginStep>map(refreshToken ->
                        new LoginStep.LoggedIn(
                                new Login(
                                        registration.region(),
                                        registration.clientId(),
                                        registration.clientSecret(),
                                        registration.expiresAt(),
                                        refreshToken,
                                        tokens.accessToken(),
                                        now,
                                        now.plus(tokens.expiresIn()))))
                .orElseGet(
                        () -> new LoginStep.Failed("the tokens of the login can't be refreshed"));
    }

    /** Twice as long after each question that got lost, as RFC 8628 recommends. */
    private Duration longer() {
        var doubled = interval.multipliedBy(2);
        return doubled.compareTo(LONGEST_INTERVAL) < 0 ? doubled : max(interval, LONGEST_INTERVAL);
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    private LoginStep waiting(Duration newInterval, Instant now) {
        var next = now.plus(newInterval);
        return new LoginStep.Waiting(
                new DeviceLogin(registration, authorization, expiresAt, newInterval, next));
    }
}
