package io.qgateway.amazonq;

import io.qgateway.conversation.UpstreamException;
import io.qgateway.conversation.UpstreamException.Kind;
import java.io.IOException;
import java.io.InterruptedIOException;

/** What a failure of the network means to the one who waits. */
final class Unreachable {

    private Unreachable() {}

    /** An interrupted thread was told to stop; that is nobody's failure. */
    static UpstreamException because(IOException cause) {
        if (cause instanceof InterruptedIOException || Thread.currentThread().isInterrupted()) {
            return new UpstreamException(Kind.CANCELLED, "The request was cancelled.", cause);
        }
        return new UpstreamException(
                Kind.UNAVAILABLE,
                "The connection to Amazon Q failed (%s); try again."
                        .formatted(Scrubbed.text(String.valueOf(cause.getMessage()))),
                cause);
    }
}
