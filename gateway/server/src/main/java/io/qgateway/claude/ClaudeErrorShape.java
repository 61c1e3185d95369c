package io.qgateway.claude;

import io.qgateway.access.ErrorShape;
import io.qgateway.conversation.InvalidRequestException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Error responses in Anthropic's shape. */
public final class ClaudeErrorShape implements ErrorShape {

    @Override
    public void refuse(int status, String message, String requestId, HttpServletResponse response)
            throws IOException {
        ClaudeError.ofStatus(status, message).write(response, requestId);
    }

    @Override
    public void refuse(
            InvalidRequestException invalid, String requestId, HttpServletResponse response)
            throws IOException {
        ClaudeError.of(invalid).write(response, requestId);
    }
}
