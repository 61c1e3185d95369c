package io.qgateway.simulator.script;

import java.util.Optional;

/**
 * An error response of the service.
 *
 * @param type the simple name of the exception
 * @param reason what the model calls the cause, where the real service sends one
 */
public record Refusal(int status, String type, Optional<String> reason, String message) {

    /** The service's dislike of a request. */
    public static Refusal invalid(String reason, String message) {
        return new Refusal(400, "ValidationException", Optional.of(reason), message);
    }

    /** The service's dislike of a request that it does not explain. */
    public static Refusal invalid(String message) {
        return new Refusal(400, "ValidationException", Optional.empty(), message);
    }
}
