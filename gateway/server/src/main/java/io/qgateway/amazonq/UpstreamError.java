package io.qgateway.amazonq;

import java.util.List;
import java.util.Locale;

/**
 * An objection of the upstream in its own words, of which any may be empty.
 *
 * @param status the HTTP status, 0 for one inside the event stream
 * @param type the exception's type, with or without its namespace
 * @param reason the constant that says more than the type
 * @param message for people
 */
record UpstreamError(int status, String type, String reason, String message) {

    UpstreamError {
        type = withoutNamespace(type);
    }

    /** An objection inside the event stream. */
    static UpstreamError inStream(String type, String reason, String message) {
        return new UpstreamError(0, type, reason, message);
    }

    /**
     * The shape is {@code com.amazon.aws.codewhisperer#X} in bodies, {@code X:http://…} in headers.
     */
    private static String withoutNamespace(String type) {
        String name = type.substring(type.indexOf('#') + 1);
        int colon = name.indexOf(':');
        return colon < 0 ? name : name.substring(0, colon);
    }

    boolean isUntyped() {
        return type.isEmpty();
    }

    boolean is(String... types) {
        return List.of(types).stream().anyMatch(type::equalsIgnoreCase);
    }

    boolean hasReason(String... reasons) {
        return List.of(reasons).contains(reason);
    }

    /** Whether the message contains one of some texts, which are in lower case. */
    boolean says(String... texts) {
        String said = message.toLowerCase(Locale.ROOT);
        return List.of(texts).stream().anyMatch(said::contains);
    }
}
