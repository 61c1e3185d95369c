package io.qgateway.access;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Ids that tie a response, its log line and a user's report together. */
final class RequestIds {

    private static final Pattern ACCEPTABLE = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private RequestIds() {}

    /** The caller's own id where it is a plain one, else a new one. */
    static String of(@Nullable String sent) {
        return sent != null && ACCEPTABLE.matcher(sent).matches() ? sent : create();
    }

    private static String create() {
        var random = ThreadLocalRandom.current();
        var hex = HexFormat.of();
        return "req_" + hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
    }
}
