package io.qgateway.access;

import io.qgateway.conversation.InvalidRequestException;
import io.qgateway.metrics.RequestTrace;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What an API does at one of its paths, once the caller is known to have a key. */
@FunctionalInterface
public interface Endpoint {

    /**
     * Writes the whole response.
     *
     * @throws IOException when the client has left or the response had to be cut off
     */
    void answer(HttpServletRequest request, HttpServletResponse response, RequestTrace trace)
            throws InvalidRequestException, RefusedRequestException, IOException;
}
