package io.qgateway.console;

import io.qgateway.console.LoginResult.Granted;
import io.qgateway.console.LoginResult.TooEarly;
import io.qgateway.console.LoginResult.WrongPassword;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Slows down guessing: after five wrong passwords from one network each further one doubles the
 * wait before the next is looked at. May be shared by all threads.
 */
final class LoginThrottle {

    private static final int FREE_ATTEMPTS = 5;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 8;
    private static final int REMEMBERED_NETWORKS = 10_000;

    private final InstantSource clock;
    private final Map<Network, Failures> failures = new RecentFailures();

    LoginThrottle(InstantSource clock) {
        this.clock = clock;
    }

    /** One at a time, so that guesses sent at once are not all looked at. */
    synchronized LoginResult attempt(Network from, Supplier<LoginResult> judge) {
        var before = failures.getOrDefault(from, Failures.NONE);
        var wait = Duration.between(clock.instant(), before.nextAttempt());
        if (wait.isPositive()) {
            return new TooEarly(wait);
        }
        var result = judge.get();
        switch (result) {
            case Granted _ -> failures.remove(from);
            case WrongPassword _ -> failures.put(from, before.andOne(clock.instant()));
            case TooEarly _ -> {}
        }
        return result;
    }

    private record Failures(int count, Instant nextAttempt) {

        static final Failures NONE = new Failures(0, Instant.MIN);

        Failures andOne(Instant now) {
            int doublings = Math.min(count + 1 - FREE_ATTEMPTS, MOST_DOUBLINGS);
            var wait = doublings < 0 ? Duration.ZERO : FIRST_WAIT.multipliedBy(1L << doublings);
            return new Failures(count + 1, now.plus(wait));
        }
    }

    /** Forgets the network that has been quiet longest when there are too many. */
    private static final class RecentFailures extends LinkedHashMap<Network, Failures> {

        private static final long serialVersionUID = 1L;

        RecentFailures() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Network, Failures> eldest) {
            return size() > REMEMBERED_NETWORKS;
        }
    }
}
