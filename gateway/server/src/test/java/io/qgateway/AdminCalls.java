package io.qgateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the admin API of a running gateway with a session. */
public final class AdminCalls implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final String credential;

    private AdminCalls(URI base, String credential) {
        this.base = base;
        this.credential = credential;
    }

    /** As somebody who has logged in. */
    public static AdminCalls to(GatewayRunner gateway) throws IOException, InterruptedException {
        try (var stranger = with(gateway, "")) {
            var login =
                    stranger.post("/api/login", "{\"password\":\"a-password-for-tests-alone\"}");
            return with(gateway, json(login).path("token").stringValue());
        }
    }

    /** The same person with the same session, at another gateway. */
    public AdminCalls at(GatewayRunner other) {
        return with(other, credential);
    }

    /** As somebody with this instead of a session. */
    public static AdminCalls with(GatewayRunner gateway, String credential) {
        return new AdminCalls(gateway.baseUrl(), credential);
    }

    public HttpResponse<String> post(String path, String body)
            throws IOException, InterruptedException {
        return http.send(
                request(path).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    public HttpResponse<String> patch(String path, String body)
            throws IOException, InterruptedException {
        return http.send(
                request(path).method("PATCH", BodyPublishers.ofString(body)).build(),
                BodyHandlers.ofString());
    }

    public HttpResponse<String> delete(String path) throws IOException, InterruptedException {
        return http.send(request(path).DELETE().build(), BodyHandlers.ofString());
    }

    /** Asks and does something else meanwhile. */
    public CompletableFuture<HttpResponse<String>> postLater(String path) {
        return http.sendAsync(
                request(path).POST(BodyPublishers.noBody()).build(), BodyHandlers.ofString());
    }

    public JsonNode get(String path) throws IOException, InterruptedException {
        return json(http.send(request(path).build(), BodyHandlers.ofString()));
    }

    public static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .header("authorization", "Bearer " + credential)
                .header("content-type", "application/json");
    }

    @Override
    public void close() {
        http.close();
    }
}
