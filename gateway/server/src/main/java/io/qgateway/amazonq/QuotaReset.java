package io.qgateway.amazonq;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** When a spent quota is new again, where its name tells. */
final class QuotaReset {

    private QuotaReset() {}

    static Optional<Duration> after(UpstreamError error, Instant now) {
        return error.hasReason("DAILY_REQUEST_COUNT")
                ? Optional.of(Duration.between(now, nextDay(now)))
                : Optional.empty();
    }

    private static Instant nextDay(Instant now) {
        return now.atZone(ZoneOffset.UTC).plusDays(1).truncatedTo(ChronoUnit.DAYS).toInstant();
    }
}
