package io.qgateway.relay;

import io.qgateway.conversation.ReplySink;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.conversation.UpstreamException.Kind;
import java.io.IOException;

/**
 * The pool can't serve a request, its client has not been sent anything, and somebody else may
 * serve it. Whoever can't either tells the client why with {@link #tell()}.
 */
public final class UnservedException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient UpstreamException failure;
    private final transient ReplySink sink;

    UnservedException(UpstreamException failure, ReplySink sink) {
        super(failure);
        this.failure = failure;
        this.sink = sink;
    }

    /** Whether it is the pool that can't, and not the request that is at fault. */
    static boolean describes(Kind kind) {
        return switch (kind) {
            case BEARER_INVALID,
                    THROTTLED,
                    ACCOUNT_HELD,
                    QUOTA_EXHAUSTED,
                    SUSPENDED,
                    NOT_ENTITLED,
                    MODEL_OVERLOADED,
                    UNAVAILABLE,
                    NO_ACCOUNT ->
                    true;
            case MODEL_NOT_FOUND, INVALID_REQUEST, PROMPT_TOO_LONG, TIMEOUT, CORRUPT, CANCELLED ->
                    false;
        };
    }

    /** Why the pool can't. */
    public Kind reason() {
        return failure.kind();
    }

    /** The same where it is another sink that answers the client. */
    public UnservedException toldTo(ReplySink other) {
        return new UnservedException(failure, other);
    }

    /** Answers the client with the failure. */
    public void tell() throws IOException {
        sink.fail(failure);
    }
}
