package io.qgateway.operator;

import io.qgateway.accounts.Secret;
import io.qgateway.accounts.oidc.Oidc;
import io.qgateway.accounts.oidc.Registration;
import io.qgateway.accounts.oidc.TokenAnswer;
import java.time.Duration;

/** Lets the identity provider hear of at most ten refreshes a second, whoever wants them. */
final class PacedOidc implements Oidc {

    private static final long PAUSE_NANOS = Duration.ofMillis(100).toNanos();

    private final Oidc oidc;
    private long nextAt = System.nanoTime();

    PacedOidc(Oidc oidc) {
        this.oidc = oidc;
    }

    @Override
    public TokenAnswer refresh(Registration registration, Secret refreshToken)
            throws InterruptedException {
        Thread.sleep(Duration.ofNanos(turn()));
        return oidc.refresh(registration, refreshToken);
    }

    /** How long to wait for one's turn. */
    private synchronized long turn() {
        long now = System.nanoTime();
        long mine = Math.max(now, nextAt);
        nextAt = mine + PAUSE_NANOS;
        return mine - now;
    }
}
