package io.qgateway.accounts.oidc;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An identity provider on loopback. Each refresh token is good for one use: {@code refresh-1}
 * brings {@code access-2} and {@code refresh-2}, and so on. Other answers can be set in its place.
 */
public final class FakeOidc implements AutoCloseable {

    /** Answers one request. */
    @FunctionalInterface
    public interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<JsonNode> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger current = new AtomicInteger(1);
    private volatile Answer answer = this::rotate;

    public FakeOidc() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The bodies of the requests so far. */
    public List<JsonNode> requests() {
        return requests;
    }

    public void answers(Answer other) {
        answer = other;
    }

    public void answers(int status, String body) {
        answers(exchange -> reply(exchange, status, body));
    }

    public void rotates() {
        answers(this::rotate);
    }

    /** Spends the token, but the answer gets lost on its way. */
    public void losesAnAnswer() {
        answers(exchange -> {
            rotated();
            exchange.close();
        });
    }

    /** What a used or unknown refresh token gets. */
    public static void invalidGrant(HttpExchange exchange) throws IOException {
        reply(
                exchange,
                400,
                """
                {"error":"invalid_grant","error_description":"Invalid refresh token provided"}\
                """);
    }

    public static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    public void rotate(HttpExchange exchange) throws IOException {
        if (!isCurrent(requests.getLast())) {
            invalidGrant(exchange);
            return;
        }
        int next = rotated();
        reply(
                exchange,
                200,
                """
                {"accessToken":"access-%d","refreshToken":"refresh-%d","tokenType":"Bearer","expiresIn":3600}\
                """
                        .formatted(next, next));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private boolean isCurrent(JsonNode request) {
        return request.path("refreshToken").asString().equals("refresh-" + current);
    }

    private int rotated() {
        return current.incrementAndGet();
    }

    private void handle(HttpExchange exchange) throws IOException {
        requests.add(JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes()));
        answer.to(exchange);
    }
}
