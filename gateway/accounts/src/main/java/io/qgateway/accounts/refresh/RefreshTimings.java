package io.qgateway.accounts.refresh;

import java.time.Duration;

/**
 * The protocol's periods.
 *
 * @param claim how long a claim keeps others away; no call may begin in its second half, and none
 *     may last longer than that
 * @param handover how long the token of an expired claim is left alone, so that a holder who could
 *     not reach the store has time to store what it got
 * @param patience how long to wait for what another process's attempt brings
 * @param unreachable the pause when nothing was sent
 * @param doubt the pauses while nobody knows whether the refresh token is spent
 * @param persisting the pauses between attempts to store what the identity provider has given
 */
public record RefreshTimings(
        Duration claim,
        Duration handover,
        Duration patience,
        Duration unreachable,
        Backoff doubt,
        Backoff persisting) {

    public static RefreshTimings usual() {
        return new RefreshTimings(
                Duration.ofMinutes(1),
                Duration.ofSeconds(30),
                Duration.ofSeconds(35),
                Duration.ofSeconds(5),
                new Backoff(Duration.ofMinutes(1), Duration.ofMinutes(30)),
                new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5)));
    }
}
