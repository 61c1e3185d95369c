package io.qgateway.amazonq.http;

import java.io.IOException;

/** The HTTP proxy on the way did not let the request through; the server is not to blame. */
public final class ProxyException extends IOException {

    private static final long serialVersionUID = 1L;

    ProxyException(String message) {
        super(message);
    }

    ProxyException(String message, IOException cause) {
        super(message, cause);
    }
}
