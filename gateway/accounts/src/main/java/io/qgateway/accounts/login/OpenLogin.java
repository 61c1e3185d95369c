package io.qgateway.accounts.login;

import io.qgateway.accounts.oidc.DeviceLogin;
import java.time.Instant;
import java.util.Optional;

/**
 * A login that isn't over, as it was read.
 *
 * @param readAt by the database's clock
 * @param turn when it is somebody's turn to move it on; whoever changes that has the turn
 * @param device absent once the person has approved
 * @param accountId present from then on
 */
record OpenLogin(
        String id,
        LoginState state,
        LoginWish wish,
        Instant readAt,
        Instant turn,
        Instant expiresAt,
        Optional<DeviceLogin> device,
        Optional<String> accountId) {

    boolean isDue() {
        return !readAt.isBefore(turn);
    }

    boolean hasExpired() {
        return !readAt.isBefore(expiresAt);
    }

    OpenLogin withTurn(Instant newTurn) {
        return new OpenLogin(id, state, wish, readAt, newTurn, expiresAt, device, accountId);
    }
}
