package io.qgateway.openai;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.qgateway.conversation.InvalidRequestException;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.json.JsonBody;
import io.qgateway.json.JsonResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A failure as OpenAI's clients know it: they decide by status, type and code what to do, and show
 * the message.
 */
public record OpenAiError(
        int status,
        String type,
        @Nullable String param,
        @Nullable String code,
        String message,
        Optional<Duration> retryAfter) {

    private static final String INVALID_REQUEST = "invalid_request_error";
    private static final String AUTHENTICATION = "authentication_error";
    private static final String RATE_LIMIT = "rate_limit_error";
    private static final String SERVER = "server_error";

    /** Why there is no answer. */
    public static OpenAiError of(UpstreamException failure) {
        return switch (failure.kind()) {
            case THROTTLED, ACCOUNT_HELD -> of(failure, 429, RATE_LIMIT, "rate_limit_exceeded");
            case QUOTA_EXHAUSTED -> of(failure, 429, "insufficient_quota", "insufficient_quota");
            case MODEL_NOT_FOUND ->
                    of(failure, 404, INVALID_REQUEST, "model_not_found").about("model");
            case INVALID_REQUEST -> of(failure, 400, INVALID_REQUEST, "invalid_request");
            case PROMPT_TOO_LONG ->
                    of(failure, 400, INVALID_REQUEST, "context_length_exceeded").about("messages");
            case MODEL_OVERLOADED -> of(failure, 503, SERVER, "model_overloaded");
            case TIMEOUT -> of(failure, 504, SERVER, "timeout");
            case CORRUPT -> of(failure, 502, SERVER, "bad_upstream_answer");
            case NO_ACCOUNT -> of(failure, 401, AUTHENTICATION, "no_account");
            // Never 401: the client's key is fine, the accounts behind it are not.
            case BEARER_INVALID, SUSPENDED, NOT_ENTITLED, UNAVAILABLE, CANCELLED ->
                    of(failure, 503, SERVER, "service_unavailable");
        };
    }

    /** What is wrong with the request. */
    public static OpenAiError of(InvalidRequestException invalid) {
        var error = ofStatus(400, String.valueOf(invalid.getMessage()));
        return invalid.field().isEmpty() ? error : error.about(invalid.field());
    }

    /** A failure of plain HTTP: a wrong key, path, method, media type or size, or a defect. */
    public static OpenAiError ofStatus(int status, String message) {
        return new OpenAiError(
                status, typeOf(status), null, codeOf(status), message, Optional.empty());
    }

    /** The body, in one line: also what a stream says when it breaks off. */
    public byte[] body() {
        return JsonBody.of(new Envelope(new Body(message, type, param, code)));
    }

    /** Writes the whole error response. */
    public void write(HttpServletResponse response) throws IOException {
        JsonResponse.sendError(status, retryAfter, body(), response);
    }

    private static OpenAiError of(UpstreamException failure, int status, String type, String code) {
        return new OpenAiError(
                status,
                type,
                null,
                code,
                String.valueOf(failure.getMessage()),
                failure.retryAfter());
    }

    private OpenAiError about(String field) {
        return new OpenAiError(status, type, field, code, message, retryAfter);
    }

    private static String typeOf(int status) {
        return switch (status) {
            case 401 -> AUTHENTICATION;
            case 403 -> "permission_error";
            case 429 -> RATE_LIMIT;
            default -> status < 500 ? INVALID_REQUEST : SERVER;
        };
    }

    private static @Nullable String codeOf(int status) {
        return switch (status) {
            case 401 -> "invalid_api_key";
            case 404 -> "unknown_url";
            case 405 -> "method_not_allowed";
            case 413 -> "request_too_large";
            case 415 -> "unsupported_media_type";
            case 429 -> "rate_limit_exceeded";
            case 431 -> "headers_too_large";
            case 503 -> "service_unavailable";
            default -> null;
        };
    }

    private record Envelope(Body error) {}

    @JsonPropertyOrder({"message", "type", "param", "code"})
    private record Body(
            String message,
            String type,
            @JsonProperty("param") @Nullable String param,
            @JsonProperty("code") @Nullable String code) {}
}
