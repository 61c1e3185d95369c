package io.qgateway.sse;

import io.qgateway.conversation.UpstreamException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** How a protocol answers when there is nothing to answer: an error response of its own. */
public interface Rejection {

    void reject(UpstreamException failure, HttpServletResponse response) throws IOException;
}
