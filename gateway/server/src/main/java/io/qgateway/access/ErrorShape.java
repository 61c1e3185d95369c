package io.qgateway.access;

import io.qgateway.conversation.InvalidRequestException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** How an API words an error response. */
public interface ErrorShape {

    /** A failure of plain HTTP: a wrong key, path, method, media type or size, or a defect. */
    void refuse(int status, String message, String requestId, HttpServletResponse response)
            throws IOException;

    /** A body that can't be served as it is. */
    void refuse(InvalidRequestException invalid, String requestId, HttpServletResponse response)
            throws IOException;
}
