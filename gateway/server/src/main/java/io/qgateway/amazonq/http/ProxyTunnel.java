package io.qgateway.amazonq.http;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The way through an HTTP proxy: one CONNECT, for https and http alike. */
record ProxyTunnel(URI proxy) {

    String host() {
        return proxy.getHost();
    }

    int port() {
        return proxy.getPort() >= 0 ? proxy.getPort() : 80;
    }

    /** The proxy without the login that its address may hold. */
    String name() {
        return host() + ":" + port();
    }

    /** Has the proxy connect a fresh connection to an origin. */
    void open(Socket wire, Origin origin) throws IOException {
        int status = status(wire, origin);
        if (status != 200) {
            throw new ProxyException(
                    "The HTTP proxy %s answers %d to CONNECT %s; check its address, login and rules"
                            .formatted(name(), status, origin.authority()));
        }
    }

    private int status(Socket wire, Origin origin) throws IOException {
        try {
            wire.getOutputStream().write(request(origin));
            // byte by byte: what follows the head already belongs to the tunnel
            var input = new ConnectionInput(wire.getInputStream(), 1);
            return new ResponseReader(input).head().status();
        } catch (IOException e) {
            throw new ProxyException("The HTTP proxy " + name() + " does not answer", e);
        }
    }

    private byte[] request(Origin origin) {
        var lines = "CONNECT %1$s HTTP/1.1\r\nhost: %1$s\r\n".formatted(origin.authority());
        return (lines + login() + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private String login() {
        return Optional.ofNullable(proxy.getUserInfo())
                .map(login -> login.getBytes(StandardCharsets.UTF_8))
                .map(Base64.getEncoder()::encodeToString)
                .map("proxy-authorization: Basic %s\r\n"::formatted)
                .orElse("");
    }
}
