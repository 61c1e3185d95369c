package io.qgateway.relay;

import io.qgateway.conversation.UpstreamException;
import java.time.Duration;
import java.util.Optional;

/**
 * When a client is asked to come back. Clients obey a short wait and give up at a long one, so a
 * passing trouble never asks for more than they obey, and a spent quota never for less than makes
 * them tell their user.
 */
final class ComeBack {

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration USUAL = Duration.ofSeconds(5);
    private static final Duration LONGEST_OF_CAPACITY = Duration.ofSeconds(20);

    /** Claude Code waits as long as this by itself, and shows the message at once beyond it. */
    private static final Duration OBEYED = Duration.ofSeconds(60);

    private static final Duration GIVEN_UP = Duration.ofSeconds(61);
    private static final Duration LONGEST = Duration.ofDays(32);

    private ComeBack() {}

    /** The failure with a wait that fits its cause. */
    static UpstreamException after(UpstreamException failure) {
        return failure.withRetryAfter(
                switch (failure.kind()) {
                    case THROTTLED -> wait(failure, SOON, OBEYED);
                    case MODEL_OVERLOADED, UNAVAILABLE -> wait(failure, SOON, LONGEST_OF_CAPACITY);
                    case ACCOUNT_HELD, QUOTA_EXHAUSTED -> wait(failure, GIVEN_UP, LONGEST);
                    case BEARER_INVALID, SUSPENDED, NOT_ENTITLED -> wait(failure, SOON, OBEYED);
                    case CANCELLED -> Optional.of(SOON);
                    case MODEL_NOT_FOUND,
                            INVALID_REQUEST,
                            PROMPT_TOO_LONG,
                            TIMEOUT,
                            CORRUPT,
                            NO_ACCOUNT ->
                            Optional.empty();
                });
    }

    private static Optional<Duration> wait(
            UpstreamException failure, Duration shortest, Duration longest) {
        var wait = failure.retryAfter().orElse(USUAL);
        if (wait.compareTo(shortest) < 0) {
            return Optional.of(shortest);
        }
        return Optional.of(wait.compareTo(longest) > 0 ? longest : wait);
    }
}
