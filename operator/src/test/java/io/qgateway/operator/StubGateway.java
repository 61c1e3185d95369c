package io.qgateway.operator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what a gateway would be asked, and answers in its shapes. */
final class StubGateway implements AutoCloseable {

    private static final String TRIAL =
            """
            {"ok": true, "reason": null, "detail": null, "model": "claude-sonnet-4",
             "answer": "Hi", "first_event_ms": 12, "duration_ms": 34}
            """;

    private final HttpServer server;
    private final List<String> heard = new CopyOnWriteArrayList<>();

    private StubGateway(HttpServer server) {
        this.server = server;
    }

    static StubGateway start() throws IOException {
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var gateway = new StubGateway(server);
        server.createContext("/", gateway::answer);
        server.start();
        return gateway;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Method, path, query and credential of each request. */
    List<String> heard() {
        return List.copyOf(heard);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        heard.add(
                "%s %s %s"
                        .formatted(
                                exchange.getRequestMethod(),
                                exchange.getRequestURI(),
                                exchange.getRequestHeaders().getFirst("Authorization")));
        var path = exchange.getRequestURI().getPath();
        var answer =
                path.startsWith("/internal/v2/accounts/")
                        ? TRIAL
                        : "{\"heard\": \"%s\"}".formatted(body.replace("\"", "\\\""));
        var bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
