package io.qgateway.json;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Responses that are one JSON document, sent in one piece. */
public final class JsonResponse {

    private JsonResponse() {}

    public static void send(byte[] json, HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
        response.flushBuffer();
    }

    /**
     * Sends an error with the headers that belong to it.
     *
     * @param retryAfter when to ask again; rounded up, for a client that is early is turned away
     */
    public static void sendError(
            int status, Optional<Duration> retryAfter, byte[] json, HttpServletResponse response)
            throws IOException {
        response.setStatus(status);
        retryAfter.ifPresent(wait -> response.setHeader("retry-after", wholeSeconds(wait)));
        if (status == HttpServletResponse.SC_UNAUTHORIZED) {
            response.setHeader("www-authenticate", "Bearer");
        }
        send(json, response);
    }

    private static String wholeSeconds(Duration wait) {
        return String.valueOf(Math.max(1, wait.plusMillis(999).toSeconds()));
    }
}
