package io.qgateway.amazonq;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads the header Retry-After, in seconds or as a date; what is absurd is brought into bounds. */
final class RetryAfter {

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /** The month that a quota lasts; what is too long for another cause is its reader's to say. */
    private static final Duration LONGEST = Duration.ofDays(32);

    private final InstantSource clock;

    RetryAfter(InstantSource clock) {
        this.clock = clock;
    }

    Optional<Duration> parse(String header) {
        return seconds(header).or(() -> date(header)).map(RetryAfter::bounded);
    }

    private static Optional<Duration> seconds(String header) {
        boolean plain = !header.isEmpty() && header.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!plain) {
            return Optional.empty();
        }
        return Optional.of(
                header.length() > 9 ? LONGEST : Duration.ofSeconds(Integer.parseInt(header)));
    }

    private Optional<Duration> date(String header) {
        try {
            var date = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Optional.of(Duration.between(clock.instant(), date.toInstant()));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Duration bounded(Duration delay) {
        if (delay.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
    }
}
