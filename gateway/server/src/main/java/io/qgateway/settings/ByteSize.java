package io.qgateway.settings;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number of bytes within limits, such as {@code 8192}, {@code 8KB} or {@code 32MB}. */
record ByteSize(int least, int most) implements Format<Integer> {

    private static final Pattern SHAPE = Pattern.compile("(\\d{1,10})(|B|KB|MB)");

    @Override
    public Integer parse(String text) throws UnusableValueException {
        Matcher matcher = SHAPE.matcher(text);
        if (matcher.matches()) {
            long bytes = Long.parseLong(matcher.group(1)) << shift(matcher.group(2));
            if (bytes >= least && bytes <= most) {
                return (int) bytes;
            }
        }
        throw new UnusableValueException(
                "must be a number of bytes, or one with KB or MB right behind it, from %d to %d bytes"
                        .formatted(least, most));
    }

    private static int shift(String unit) {
        return switch (unit) {
            case "KB" -> 10;
            case "MB" -> 20;
            default -> 0;
        };
    }
}
