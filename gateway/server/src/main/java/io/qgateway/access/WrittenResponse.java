package io.qgateway.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * A response that an endpoint writes by itself, status and headers included. Spring's own builders
 * look for a logger in a synchronized table for each response, where thousands of new streams queue
 * up. May be shared by all requests of an endpoint.
 */
record WrittenResponse(Writer writer) implements ServerResponse {

    /** Writes all of it. */
    @FunctionalInterface
    interface Writer {
        void write(HttpServletRequest request, HttpServletResponse response) throws IOException;
    }

    @Override
    public @Nullable ModelAndView writeTo(
            HttpServletRequest request, HttpServletResponse response, Context context)
            throws IOException {
        writer.write(request, response);
        return null;
    }

    /** What it is unless the writer says otherwise. */
    @Override
    public HttpStatusCode statusCode() {
        return HttpStatus.OK;
    }

    @Override
    public HttpHeaders headers() {
        return HttpHeaders.EMPTY;
    }

    @Override
    public MultiValueMap<String, Cookie> cookies() {
        return new LinkedMultiValueMap<>();
    }
}
