package io.qgateway.amazonq.http;

import java.io.IOException;

/** What the server sent is not a whole HTTP response. */
public final class MalformedResponseException extends IOException {

    private static final long serialVersionUID = 1L;

    MalformedResponseException(String message) {
        super(message);
    }
}
