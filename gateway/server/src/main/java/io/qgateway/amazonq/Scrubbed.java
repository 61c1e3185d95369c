package io.qgateway.amazonq;

import java.util.regex.Pattern;

/** Words of the upstream, made fit for clients and logs: short, on one line, without secrets. */
final class Scrubbed {

    private static final int MAX_LENGTH = 200;
    private static final int MAX_SCANNED = 4 * MAX_LENGTH;
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\p{Cf}\\s]+");

    /** Tokens, identities and ARNs: long, without a space, and with a digit somewhere. */
    private static final Pattern OPAQUE =
            Pattern.compile("(?=[\\w+/=.:~-]*\\d)[\\w+/=.:~-]{24,}|(?i)(?<=bearer )(?!token)\\S+");

    private Scrubbed() {}

    static String text(String words) {
        String start = words.substring(0, Math.min(words.length(), MAX_SCANNED));
        String line = CONTROL.matcher(start).replaceAll(" ").strip();
        String harmless = OPAQUE.matcher(line).replaceAll("***");
        return harmless.length() <= MAX_LENGTH
                ? harmless
                : harmless.substring(0, MAX_LENGTH - 1) + "…";
    }
}
