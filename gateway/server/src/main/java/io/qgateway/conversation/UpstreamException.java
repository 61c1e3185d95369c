package io.qgateway.conversation;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why there is no answer, or no whole one. Its message is written for the client's user: what is
 * wrong and what to do, without secrets.
 */
public final class UpstreamException extends Exception {

    /** The causes, each with its own reach (account, model, request, attempt) and client error. */
    public enum Kind {
        /** The access token was refused; a refresh may help. Reach: account. */
        BEARER_INVALID,
        /** Too many requests by this account. Reach: account, for a while. */
        THROTTLED,
        /** The upstream suspects the account and limits it. Reach: account, half an hour. */
        ACCOUNT_HELD,
        /** A daily, monthly or overage limit is used up. Reach: account, until its reset. */
        QUOTA_EXHAUSTED,
        /** The account is locked. Reach: account, until a person acts. */
        SUSPENDED,
        /** The account may not make this call, or its profile is missing. Reach: account. */
        NOT_ENTITLED,
        /** The model has no capacity or is down for the moment. Reach: model. */
        MODEL_OVERLOADED,
        /** This account does not have the model. Reach: account and model. */
        MODEL_NOT_FOUND,
        /** The upstream finds the request improper. Reach: request. */
        INVALID_REQUEST,
        /** The prompt is longer than the model takes. Reach: request. */
        PROMPT_TOO_LONG,
        /** 5xx, or no connection. Reach: attempt. */
        UNAVAILABLE,
        /** No first event, or no further one, within the time limit. Reach: attempt. */
        TIMEOUT,
        /** What came was not a whole, sound event stream. Reach: attempt. */
        CORRUPT,
        /** The client left or the gateway stops; nobody is to blame. Reach: none. */
        CANCELLED,
        /** The pool has no account that could serve this. Reach: none. */
        NO_ACCOUNT
    }

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final transient Optional<Duration> retryAfter;

    public UpstreamException(Kind kind, String message) {
        this(kind, message, Optional.empty(), null);
    }

    public UpstreamException(Kind kind, String message, Throwable cause) {
        this(kind, message, Optional.empty(), cause);
    }

    public UpstreamException(Kind kind, String message, Duration retryAfter) {
        this(kind, message, Optional.of(retryAfter), null);
    }

    private UpstreamException(
            Kind kind, String message, Optional<Duration> retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    /** The same failure with another word on when to ask again. */
    public UpstreamException withRetryAfter(Optional<Duration> wait) {
        return wait.equals(retryAfter)
                ? this
                : new UpstreamException(kind, String.valueOf(getMessage()), wait, this);
    }

    public Kind kind() {
        return kind;
    }

    /** When it makes sense to ask again, as far as the upstream or the pool can tell. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
