package io.qgateway.settings;

import java.net.URI;

/**
 * A proxy to send requests through. Its toString leaves out user and password; {@link #url} has
 * them.
 *
 * @param url with a host and a port, and percent-encoded user and password if it wants them
 */
public record HttpProxy(URI url) {

    @Override
    public String toString() {
        String login = url.getRawUserInfo() == null ? "" : "***@";
        return "http://%s%s:%d".formatted(login, url.getHost(), url.getPort());
    }
}
