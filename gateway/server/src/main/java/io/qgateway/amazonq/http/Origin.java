package io.qgateway.amazonq.http;

import java.net.URI;

/** Where a connection leads; connections to equal origins are as good as each other. */
record Origin(boolean secure, String host, int port) {

    static Origin of(URI target) {
        boolean secure = "https".equalsIgnoreCase(target.getScheme());
        if (!secure && !"http".equalsIgnoreCase(target.getScheme()) || target.getHost() == null) {
            throw new IllegalArgumentException("Not an http or https address: " + target);
        }
        int port = target.getPort() >= 0 ? target.getPort() : secure ? 443 : 80;
        return new Origin(secure, target.getHost(), port);
    }

    String authority() {
        return host + ":" + port;
    }

    /** The value of a request's host header. */
    String hostHeader() {
        return port == (secure ? 443 : 80) ? host : authority();
    }
}
