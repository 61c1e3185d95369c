package io.qgateway.claude;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.qgateway.conversation.InvalidRequestException;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.json.JsonBody;
import io.qgateway.json.JsonResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * A failure as Anthropic's clients know it: they decide by status, type and for some by the wording
 * of the message what to do.
 */
public record ClaudeError(int status, String type, String message, Optional<Duration> retryAfter) {

    private static final String INVALID_REQUEST = "invalid_request_error";
    private static final String API = "api_error";

    /** Clients compact the conversation when a message begins so. */
    private static final String TOO_LONG = "prompt is too long";

    /** Why there is no answer. */
    public static ClaudeError of(UpstreamException failure) {
        return switch (failure.kind()) {
            case THROTTLED, ACCOUNT_HELD, QUOTA_EXHAUSTED -> of(failure, 429, "rate_limit_error");
            case MODEL_NOT_FOUND -> of(failure, 404, "not_found_error");
            case INVALID_REQUEST -> of(failure, 400, INVALID_REQUEST);
            case PROMPT_TOO_LONG -> tooLong(failure);
            case MODEL_OVERLOADED, UNAVAILABLE -> of(failure, 529, "overloaded_error");
            case TIMEOUT -> of(failure, 504, "timeout_error");
            case CORRUPT -> of(failure, 502, API);
            case NO_ACCOUNT -> of(failure, 401, "authentication_error");
            // Never 401: the client's key is fine, the accounts behind it are not.
            case BEARER_INVALID, SUSPENDED, NOT_ENTITLED, CANCELLED -> of(failure, 503, API);
        };
    }

    /** What is wrong with the request. */
    public static ClaudeError of(InvalidRequestException invalid) {
        return ofStatus(400, String.valueOf(invalid.getMessage()));
    }

    /** A failure of plain HTTP: a wrong key, path, method, media type or size, or a defect. */
    public static ClaudeError ofStatus(int status, String message) {
        return new ClaudeError(status, typeOf(status), message, Optional.empty());
    }

    /** The body, in one line: also what a stream says when it breaks off. */
    public byte[] body(String requestId) {
        return JsonBody.of(new Envelope("error", new Body(type, message), requestId));
    }

    /** Writes the whole error response. */
    public void write(HttpServletResponse response, String requestId) throws IOException {
        JsonResponse.sendError(status, retryAfter, body(requestId), response);
    }

    private static ClaudeError of(UpstreamException failure, int status, String type) {
        var message = String.valueOf(failure.getMessage());
        return new ClaudeError(status, type, message, failure.retryAfter());
    }

    private static ClaudeError tooLong(UpstreamException failure) {
        var error = of(failure, 400, INVALID_REQUEST);
        if (error.message.startsWith(TOO_LONG)) {
            return error;
        }
        return ofStatus(400, TOO_LONG + ": " + error.message);
    }

    private static String typeOf(int status) {
        return switch (status) {
            case 401 -> "authentication_error";
            case 403 -> "permission_error";
            case 404 -> "not_found_error";
            case 413 -> "request_too_large";
            case 429 -> "rate_limit_error";
            case 504 -> "timeout_error";
            case 529 -> "overloaded_error";
            default -> status < 500 ? INVALID_REQUEST : API;
        };
    }

    private record Envelope(
            String type, Body error, @JsonProperty("request_id") String requestId) {}

    private record Body(String type, String message) {}
}
