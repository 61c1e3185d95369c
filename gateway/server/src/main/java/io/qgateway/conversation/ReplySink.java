package io.qgateway.conversation;

import java.io.IOException;

/**
 * Where an answer goes: one per request, in the client's protocol, streamed or whole. Any method
 * throws {@link IOException} when the client has left. {@link #ping()} may come from another thread
 * than the rest.
 */
public interface ReplySink {

    /** Takes the next event; what it makes of it may wait for {@link #flush()}. */
    void accept(ReplyEvent event) throws IOException;

    /** Sends what was accepted. Called whenever the relay is about to wait for the upstream. */
    void flush() throws IOException;

    /** Tells a waiting client that its answer is still coming; commits a streamed response. */
    void ping() throws IOException;

    /**
     * Whether the client has been sent anything. Until then a failure can be a response of its own,
     * and another account may be tried.
     */
    boolean committed();

    /**
     * Forgets the answer so far, because another one takes its place.
     *
     * @return whether that can be: not once the client has been sent anything
     */
    boolean startAgain();

    /**
     * Whether anybody still waits for the answer; looked at several times a second by another
     * thread.
     */
    default boolean wanted() {
        return true;
    }

    /**
     * Ends the response with a failure: an error response before anything was sent, the protocol's
     * error event and a cut connection afterwards. Never a clean end.
     */
    void fail(UpstreamException failure) throws IOException;
}
