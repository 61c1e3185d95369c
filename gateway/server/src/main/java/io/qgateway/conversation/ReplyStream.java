package io.qgateway.conversation;

import java.util.Optional;

/**
 * A model's answer as it arrives, pulled by one thread. {@link #close()} may come from any thread,
 * at any time and more than once: it cancels the answer, and a {@link #next()} that waits returns
 * with an {@link UpstreamException}.
 */
public interface ReplyStream extends AutoCloseable {

    /**
     * The next event, waited for as long as the stream is open. After {@link ReplyEvent.Finished}
     * there is none to ask for.
     *
     * @throws UpstreamException when the answer broke off, was refused or was cancelled
     */
    ReplyEvent next() throws UpstreamException;

    /** Whether {@link #next()} has an event at hand and would not wait for the network. */
    boolean ready();

    /** The upstream's own id of this exchange, once its response has begun and if it tells one. */
    default Optional<String> upstreamId() {
        return Optional.empty();
    }

    @Override
    void close();
}
