package io.qgateway.simulator.http;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A request, received as a whole. */
public final class Request {

    private final String method;
    private final QueryStringDecoder target;
    private final HttpHeaders headers;
    private final byte[] body;

    Request(String method, String target, HttpHeaders headers, byte[] body) {
        this.method = method;
        this.target = new QueryStringDecoder(target);
        this.headers = headers;
        this.body = body;
    }

    public String method() {
        return method;
    }

    /** The decoded path, without the query. */
    public String path() {
        return target.path();
    }

    /** The first value of a parameter in the query. */
    public Optional<String> parameter(String name) {
        return target.parameters().getOrDefault(name, List.of()).stream().findFirst();
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The body's bytes, not a copy of them. */
    public byte[] body() {
        return body;
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
