package io.qgateway.console;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** The answer to the methods that a path does not have. */
final class OtherMethods {

    private OtherMethods() {}

    /**
     * @param allowed those that it has, as the header lists them
     */
    static HandlerFunction<ServerResponse> than(String allowed) {
        return request -> {
            throw Refusal.of(
                            HttpStatus.METHOD_NOT_ALLOWED,
                            "%s is not for this path; use %s".formatted(request.method(), allowed))
                    .withHeader(HttpHeaders.ALLOW, allowed);
        };
    }
}
