package io.qgateway.relay;

import io.qgateway.conversation.UpstreamException;

/** Which failures another attempt can mend, and how often it is worth trying. */
final class Retry {

    /** The first attempt and two more. */
    private static final int MAX_ATTEMPTS = 3;

    private Retry() {}

    static boolean helps(UpstreamException.Kind kind, int attempts) {
        return attempts < MAX_ATTEMPTS && canMend(kind);
    }

    private static boolean canMend(UpstreamException.Kind kind) {
        return switch (kind) {
            case BEARER_INVALID,
                    THROTTLED,
                    ACCOUNT_HELD,
                    QUOTA_EXHAUSTED,
                    SUSPENDED,
                    NOT_ENTITLED,
                    MODEL_NOT_FOUND,
                    UNAVAILABLE,
                    CORRUPT ->
                    true;
            // A timeout has used up the client's patience; capacity is the model's, not the
            // account's.
            case TIMEOUT, MODEL_OVERLOADED, INVALID_REQUEST, PROMPT_TOO_LONG -> false;
            case CANCELLED, NO_ACCOUNT -> false;
        };
    }
}
