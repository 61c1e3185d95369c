package io.qgateway.settings;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A duration such as {@code 500ms}, {@code 5s}, {@code 2m} or {@code 1h}. */
record TimeSpan() implements Format<Duration> {

    private static final Pattern SHAPE = Pattern.compile("(\\d{1,9})(ms|s|m|h)");
    private static final Duration MOST = Duration.ofHours(24);

    @Override
    public Duration parse(String text) throws UnusableValueException {
        Matcher matcher = SHAPE.matcher(text);
        if (matcher.matches()) {
            var duration = duration(Long.parseLong(matcher.group(1)), matcher.group(2));
            if (duration.isPositive() && duration.compareTo(MOST) <= 0) {
                return duration;
            }
        }
        throw new UnusableValueException(
                "must be a number with ms, s, m or h right behind it, above 0 and at most 24h");
    }

    private static Duration duration(long amount, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
    }
}
