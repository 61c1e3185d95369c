package io.qgateway.simulator.script;

import java.util.Locale;
import java.util.Optional;

/**
 * The error responses that the real service is known for. Their statuses come from reports, so what
 * counts is the type and the reason.
 */
public enum KnownRefusal {
    THROTTLED(429, "ThrottlingException", "Too many requests, please wait before trying again."),
    USER_RATE(
            429,
            "ThrottlingException",
            "USER_REQUEST_RATE_EXCEEDED",
            "Too many requests, please wait before trying again."),
    SERVICE_RATE(
            429,
            "ThrottlingException",
            "SERVICE_REQUEST_RATE_EXCEEDED",
            "Too many requests, please wait before trying again."),
    CREDIT_RATE(
            429,
            "ThrottlingException",
            "CREDIT_CONSUMPTION_RATE_EXCEEDED",
            "Credits are used up too fast, please wait before trying again."),
    DAILY_LIMIT(
            429,
            "ThrottlingException",
            "DAILY_REQUEST_COUNT",
            "You have reached the daily limit of requests."),
    MONTHLY_LIMIT(
            429,
            "ThrottlingException",
            "MONTHLY_REQUEST_COUNT",
            "You have reached the limit for number of requests per month."),
    MODEL_CAPACITY(
            429,
            "ThrottlingException",
            "INSUFFICIENT_MODEL_CAPACITY",
            "I am experiencing high traffic, please try again shortly."),
    MODEL_CAPACITY_400(
            400,
            "ThrottlingException",
            "INSUFFICIENT_MODEL_CAPACITY",
            "I am experiencing high traffic, please try again shortly."),
    SUSPICIOUS_ACTIVITY(
            429,
            "ThrottlingException",
            "We detected suspicious activity and have put temporary limits on your account."),
    MONTHLY_QUOTA(
            402,
            "ServiceQuotaExceededException",
            "MONTHLY_REQUEST_COUNT",
            "You have reached the limit for number of requests per month."),
    MONTHLY_QUOTA_400(
            400,
            "ServiceQuotaExceededException",
            "MONTHLY_REQUEST_COUNT",
            "You have reached the limit for number of requests per month."),
    CONVERSATION_LIMIT(
            402,
            "ServiceQuotaExceededException",
            "CONVERSATION_LIMIT_EXCEEDED",
            "You have reached the limit of this conversation."),
    OVERAGE_LIMIT(
            402,
            "ServiceQuotaExceededException",
            "OVERAGE_REQUEST_LIMIT_EXCEEDED",
            "You have reached the limit for overages."),
    IMPROPER(400, "ValidationException", "Improperly formed request."),
    BODY_INVALID(
            400, "ValidationException", "REQUEST_BODY_INVALID", "The request body is not valid."),
    TOO_LONG(400, "ValidationException", "CONTENT_LENGTH_EXCEEDS_THRESHOLD", "Input is too long."),
    TOO_LONG_UNEXPLAINED(400, "ValidationException", "Input is too long."),
    PROMPT_TOO_LONG(400, "ValidationException", "PROMPT_TOO_LONG", "Input is too long."),
    INVALID_MODEL(
            400,
            "ValidationException",
            "INVALID_MODEL_ID",
            "Invalid model. Please select a different model to continue."),
    INVALID_CONVERSATION(
            400, "ValidationException", "INVALID_CONVERSATION_ID", "Invalid conversation id."),
    INVALID_KMS_GRANT(
            400, "ValidationException", "INVALID_KMS_GRANT", "The grant of the key is invalid."),
    TOOL_MISMATCH(
            400,
            "ValidationException",
            "TOOL_USE_RESULT_MISMATCH",
            "The tool results do not match the tool uses."),
    TOOL_SCHEMA(
            400,
            "ValidationException",
            "TOOL_SCHEMA_INVALID",
            "The input schema of a tool is invalid."),
    THINKING_SIGNATURE(
            400,
            "ValidationException",
            "THINKING_SIGNATURE_INVALID",
            "The signature of the thinking is invalid."),
    BEARER_INVALID(
            403, "AccessDeniedException", "The bearer token included in the request is invalid."),
    NOT_AUTHORIZED(403, "AccessDeniedException", "User is not authorized to make this call."),
    SUSPENDED(
            403,
            "AccessDeniedException",
            "TEMPORARILY_SUSPENDED",
            "Your User ID temporarily is suspended. We have locked your account."),
    FEATURE_NOT_SUPPORTED(
            403, "AccessDeniedException", "FEATURE_NOT_SUPPORTED", "The feature is not supported."),
    CUSTOMIZATION_DENIED(
            403,
            "AccessDeniedException",
            "UNAUTHORIZED_CUSTOMIZATION_RESOURCE_ACCESS",
            "Access to the customization is denied."),
    WORKSPACE_DENIED(
            403,
            "AccessDeniedException",
            "UNAUTHORIZED_WORKSPACE_CONTEXT_FEATURE_ACCESS",
            "Access to the workspace context is denied."),
    KMS_KEY_DISABLED(
            409,
            "ConflictException",
            "CUSTOMER_KMS_KEY_DISABLED",
            "The customer's key is disabled."),
    KMS_KEY_POLICY(
            409,
            "ConflictException",
            "CUSTOMER_KMS_KEY_INVALID_KEY_POLICY",
            "The policy of the customer's key is invalid."),
    KMS_KEY_MISMATCH(
            409, "ConflictException", "MISMATCHED_KMS_KEY", "The customer's key does not match."),
    NOT_FOUND(404, "ResourceNotFoundException", "The resource was not found."),
    DRY_RUN(400, "DryRunOperationException", "The request would have succeeded."),
    MODEL_UNAVAILABLE(
            500,
            "InternalServerException",
            "MODEL_TEMPORARILY_UNAVAILABLE",
            "The model is temporarily unavailable."),
    INTERNAL(500, "InternalServerException", "An internal error occurred."),
    HIGH_LOAD(
            500,
            "InternalServerException",
            "Encountered unexpectedly high load when processing the request, please try again."),
    UNAVAILABLE(503, "ServiceUnavailableException", "The service is unavailable.");

    private final int status;
    private final String type;
    private final String reason;
    private final String message;

    KnownRefusal(int status, String type, String message) {
        this(status, type, "", message);
    }

    KnownRefusal(int status, String type, String reason, String message) {
        this.status = status;
        this.type = type;
        this.reason = reason;
        this.message = message;
    }

    /** The response itself. */
    public Refusal refusal() {
        return new Refusal(
                status, type, Optional.of(reason).filter(text -> !text.isEmpty()), message);
    }

    /** The name by which directives know it, like {@code monthly-limit}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
