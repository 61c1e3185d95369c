package io.qgateway.amazonq.http;

import java.io.IOException;
import java.io.InputStream;

/**
 * One request and its response, used by one thread; only {@link #abort()} may come from any.
 * Whoever opened it ends it, by {@link #finish()} or {@link #abort()}; the first of them counts.
 */
public interface Exchange {

    /** Sends the request and waits for the response's head. Called once. */
    ResponseHead head() throws IOException;

    /**
     * The response's body, after its head. One read gives what is there, however many chunks it
     * came in; it ends cleanly only where the response does, anything else is an {@link
     * IOException}.
     */
    InputStream body();

    /** Gives the connection back; it is kept if the response was read to its very end. */
    void finish();

    /** Cuts the connection, in whatever phase; a thread that waits on it gets an exception. */
    void abort();
}
