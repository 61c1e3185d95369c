package io.qgateway.amazonq;

import io.qgateway.conversation.UpstreamException;
import io.qgateway.conversation.UpstreamException.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds the cause behind an objection of the upstream. The same cause comes under different
 * statuses, so that reason, type and text are looked at before the status; among them the more
 * particular rule comes first.
 */
final class UpstreamErrors {

    private record Rule(Kind kind, Predicate<UpstreamError> applies) {}

    private static final String VALIDATION = "ValidationException";
    private static final String DENIED = "AccessDeniedException";

    private static final List<Rule> RULES =
            List.of(
                    new Rule(Kind.PROMPT_TOO_LONG, UpstreamErrors::isOverflow),
                    new Rule(Kind.MODEL_NOT_FOUND, UpstreamErrors::isUnknownModel),
                    new Rule(Kind.MODEL_OVERLOADED, UpstreamErrors::isModelOverloaded),
                    new Rule(Kind.SUSPENDED, e -> e.hasReason("TEMPORARILY_SUSPENDED")),
                    new Rule(Kind.ACCOUNT_HELD, e -> e.says("suspicious activity")),
                    new Rule(Kind.QUOTA_EXHAUSTED, UpstreamErrors::isUsedUp),
                    new Rule(Kind.BEARER_INVALID, UpstreamErrors::isBearerInvalid),
                    new Rule(Kind.SUSPENDED, UpstreamErrors::isLocked),
                    new Rule(Kind.NOT_ENTITLED, UpstreamErrors::isNotEntitled),
                    new Rule(Kind.THROTTLED, UpstreamErrors::isThrottled),
                    new Rule(Kind.UNAVAILABLE, UpstreamErrors::isInternal),
                    new Rule(Kind.INVALID_REQUEST, e -> e.is(VALIDATION, "SerializationException")),
                    new Rule(Kind.QUOTA_EXHAUSTED, e -> e.status() == 402),
                    new Rule(Kind.BEARER_INVALID, e -> e.status() == 401),
                    new Rule(Kind.PROMPT_TOO_LONG, e -> e.status() == 413),
                    new Rule(Kind.THROTTLED, e -> e.status() == 429),
                    new Rule(Kind.INVALID_REQUEST, UpstreamErrors::isClientError));

    private UpstreamErrors() {}

    /**
     * The exception for an objection.
     *
     * @param retryAfter the upstream's own word on when to come back
     */
    static UpstreamException classify(UpstreamError error, Optional<Duration> retryAfter) {
        Kind kind = kind(error);
        String message = message(kind, error);
        return retryAfter
                .map(delay -> new UpstreamException(kind, message, delay))
                .orElseGet(() -> new UpstreamException(kind, message));
    }

    private static Kind kind(UpstreamError error) {
        return RULES.stream()
                .filter(rule -> rule.applies().test(error))
                .findFirst()
                .map(Rule::kind)
                .orElse(Kind.UNAVAILABLE);
    }

    private static boolean isOverflow(UpstreamError error) {
        return error.hasReason("CONTENT_LENGTH_EXCEEDS_THRESHOLD", "PROMPT_TOO_LONG")
                || error.says("input is too long", "prompt is too long");
    }

    private static boolean isUnknownModel(UpstreamError error) {
        return error.hasReason("INVALID_MODEL_ID") || error.says("invalid model");
    }

    private static boolean isModelOverloaded(UpstreamError error) {
        return error.hasReason("INSUFFICIENT_MODEL_CAPACITY", "MODEL_TEMPORARILY_UNAVAILABLE")
                || error.says("unexpectedly high load");
    }

    private static boolean isUsedUp(UpstreamError error) {
        return error.is("ServiceQuotaExceededException")
                || error.hasReason(
                        "DAILY_REQUEST_COUNT",
                        "MONTHLY_REQUEST_COUNT",
                        "OVERAGE_REQUEST_LIMIT_EXCEEDED",
                        "CONVERSATION_LIMIT_EXCEEDED");
    }

    private static boolean isBearerInvalid(UpstreamError error) {
        return error.is("ExpiredTokenException", "UnrecognizedClientException")
                || error.says("bearer token", "security token included in the request");
    }

    private static boolean isLocked(UpstreamError error) {
        return (error.is(DENIED) || error.isUntyped())
                && error.says("suspended", "locked your account");
    }

    /**
     * An untyped 403 without these words may be a firewall's, which says nothing of the account.
     */
    private static boolean isNotEntitled(UpstreamError error) {
        return error.is(DENIED, "ConflictException", "ResourceNotFoundException")
                || error.hasReason("INVALID_KMS_GRANT")
                || error.says("profilearn", "not authorized to make this call");
    }

    private static boolean isThrottled(UpstreamError error) {
        return error.is("ThrottlingException", "TooManyRequestsException")
                || error.reason().endsWith("_RATE_EXCEEDED");
    }

    /** The stream's union has one error member, which is named just so. */
    private static boolean isInternal(UpstreamError error) {
        return error.is(
                "InternalServerException",
                "InternalFailure",
                "ServiceUnavailableException",
                "UnknownOperationException",
                "error");
    }

    /** Those that no other request could avoid are not the client's: wrong place, too slow. */
    private static boolean isClientError(UpstreamError error) {
        return switch (error.status()) {
            case 403, 404, 407, 408 -> false;
            default -> error.status() >= 400 && error.status() < 500;
        };
    }

    private static String message(Kind kind, UpstreamError error) {
        String words = Scrubbed.text(error.message());
        String label = error.reason().isEmpty() ? error.type() : error.reason();
        String quote = words.isEmpty() ? Scrubbed.text(label) : words;
        if (quote.isEmpty()) {
            return advice(kind);
        }
        return advice(kind) + " Amazon Q says: " + quote;
    }

    private static String advice(Kind kind) {
        return switch (kind) {
            case BEARER_INVALID ->
                    "The account's access token is refused; refresh it or log in again.";
            case THROTTLED -> "The account sends too many requests; slow down.";
            case ACCOUNT_HELD ->
                    "The account is limited for suspicious activity; leave it alone for half an hour.";
            case QUOTA_EXHAUSTED ->
                    "The account's usage limit is reached; wait for its reset or raise the plan.";
            case SUSPENDED -> "The account is suspended; contact AWS support to unlock it.";
            case NOT_ENTITLED ->
                    "The account may not make this call; check its subscription and profile.";
            case MODEL_OVERLOADED -> "The model has no capacity right now; try again shortly.";
            case MODEL_NOT_FOUND -> "The model is not available; choose another one.";
            case INVALID_REQUEST -> "The request is refused as improper; change it.";
            case PROMPT_TOO_LONG -> "The prompt is too long for the model; shorten it.";
            case UNAVAILABLE -> "Amazon Q fails to answer; try again.";
            case TIMEOUT, CORRUPT, CANCELLED, NO_ACCOUNT ->
                    throw new IllegalArgumentException("No upstream says " + kind);
        };
    }
}
