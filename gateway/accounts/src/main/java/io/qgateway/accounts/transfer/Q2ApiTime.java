package io.qgateway.accounts.transfer;

import static java.time.format.DateTimeFormatter.ISO_DATE_TIME;
import static java.time.temporal.ChronoUnit.SECONDS;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** q2api's times, {@code 2026-11-24T09:30:00} in UTC, read with leniency. */
final class Q2ApiTime {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    private Q2ApiTime() {}

    static String of(Instant instant) {
        return FORMAT.format(instant);
    }

    /** Also reads fractions, which it drops, zones, and a blank in place of the T. */
    static Optional<Instant> parse(String text) {
        try {
            return Optional.of(instant(text.strip().replace(' ', 'T')).truncatedTo(SECONDS));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Instant instant(String text) {
        var time = ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        return time instanceof OffsetDateTime zoned
                ? zoned.toInstant()
                : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
    }

    /** What old rows of q2api say instead of nothing. */
    static boolean isNever(String text) {
        return text.strip().equals("never");
    }
}
