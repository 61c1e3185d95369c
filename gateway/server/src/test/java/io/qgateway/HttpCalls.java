package io.qgateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Plain requests to a gateway, for tests that look at statuses, headers and connections. */
public final class HttpCalls implements AutoCloseable {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final String key;

    public HttpCalls(URI base, String key) {
        this.base = base;
        this.key = key;
    }

    public static HttpCalls to(GatewayRunner gateway) {
        return new HttpCalls(gateway.baseUrl(), gateway.key());
    }

    /** Asks for a chat completion and waits for all of it. */
    public HttpResponse<String> chat(String prompt, boolean stream)
            throws IOException, InterruptedException {
        return http.send(chatRequest(prompt, stream), BodyHandlers.ofString());
    }

    public CompletableFuture<HttpResponse<String>> chatLater(String prompt, boolean stream) {
        return http.sendAsync(chatRequest(prompt, stream), BodyHandlers.ofString());
    }

    /** Asks for a message and waits for all of it. */
    public HttpResponse<String> message(String prompt) throws IOException, InterruptedException {
        var body =
                """
                {"model":"claude-sonnet-4.5","max_tokens":100,"messages":[{"role":"user","content":"%s"}]}
                """
                        .formatted(prompt);
        return http.send(
                request("/v1/messages")
                        .header("x-api-key", key)
                        .header("anthropic-version", "2023-06-01")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), BodyHandlers.ofString());
    }

    /** The same with the key and with headers. */
    public HttpResponse<String> get(String path, Map<String, String> headers)
            throws IOException, InterruptedException {
        var request = request(path).header("authorization", "Bearer " + key);
        headers.forEach(request::header);
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /** The body of a chat completion request. */
    public static String chatBody(String prompt, boolean stream) {
        return """
        {"model":"claude-sonnet-4.5","stream":%s,"messages":[{"role":"user","content":"%s"}]}
        """
                .formatted(stream, prompt);
    }

    private HttpRequest chatRequest(String prompt, boolean stream) {
        return request("/v1/chat/completions")
                .header("authorization", "Bearer " + key)
                .POST(BodyPublishers.ofString(chatBody(prompt, stream)))
                .build();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .header("content-type", "application/json");
    }

    /** Drops all connections, answers or not. */
    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }
}
