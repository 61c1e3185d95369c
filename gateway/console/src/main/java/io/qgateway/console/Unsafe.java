package io.qgateway.console;

import org.springframework.http.HttpMethod;

/** The methods that may change something. */
final class Unsafe {

    private Unsafe() {}

    static boolean is(HttpMethod method) {
        return !(method.equals(HttpMethod.GET)
                || method.equals(HttpMethod.HEAD)
                || method.equals(HttpMethod.OPTIONS));
    }
}
