package io.qgateway.amazonq.http;

import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** Sends POST requests over connections that it keeps. May be shared by all threads. */
public interface Transport extends AutoCloseable {

    /**
     * Gets a connection and prepares a request on it; {@link Exchange#head()} sends it.
     *
     * @param headers by name, in lower case; host and content-length are the transport's own
     * @throws IOException when no connection is to be had within the connect time limit
     */
    Exchange open(URI target, Map<String, String> headers, byte[] body) throws IOException;

    /** Drops the connections that are not in use; exchanges that are under way go on. */
    @Override
    void close();
}
