package io.qgateway.standalone;

import io.qgateway.accounts.login.LoginRounds;
import org.springframework.boot.web.server.context.WebServerGracefulShutdownLifecycle;
import org.springframework.context.SmartLifecycle;

/**
 * Answers those who wait for a login as soon as the gateway is to stop; they may claim it at
 * another one.
 */
final class ClaimRelease implements SmartLifecycle {

    private final LoginRounds rounds;
    private volatile boolean running;

    ClaimRelease(LoginRounds rounds) {
        this.rounds = rounds;
    }

    /** Before {@link Drain}, because later phases stop earlier. */
    @Override
    public int getPhase() {
        return WebServerGracefulShutdownLifecycle.SMART_LIFECYCLE_PHASE + 2;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        rounds.release();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
