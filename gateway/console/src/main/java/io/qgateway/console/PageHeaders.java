package io.qgateway.console;

import org.springframework.http.HttpHeaders;

/**
 * What the console's pages and files tell a browser to forbid: anything from elsewhere, anything
 * inline, frames around it, and scripts made of text.
 */
final class PageHeaders {

    private static final String CONTENT_POLICY =
            "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self';"
                    + " frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
    private static final String DEVICES =
            "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";

    private PageHeaders() {}

    static void set(HttpHeaders headers) {
        headers.set("Content-Security-Policy", CONTENT_POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Permissions-Policy", DEVICES);
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
    }
}
