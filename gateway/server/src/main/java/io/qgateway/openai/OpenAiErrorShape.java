package io.qgateway.openai;

import io.qgateway.access.ErrorShape;
import io.qgateway.conversation.InvalidRequestException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Error responses in OpenAI's shape; the request's id is in a header, not in the body. */
public final class OpenAiErrorShape implements ErrorShape {

    @Override
    public void refuse(int status, String message, String requestId, HttpServletResponse response)
            throws IOException {
        OpenAiError.ofStatus(status, message).write(response);
    }

    @Override
    public void refuse(
            InvalidRequestException invalid, String requestId, HttpServletResponse response)
            throws IOException {
        OpenAiError.of(invalid).write(response);
    }
}
