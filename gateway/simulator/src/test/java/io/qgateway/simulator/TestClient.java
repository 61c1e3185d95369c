package io.qgateway.simulator;

import io.qgateway.simulator.oracle.Event;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks to a simulator as its clients do. */
record TestClient(URI endpoint) {

    static final String GENERATE = "AmazonCodeWhispererStreamingService.GenerateAssistantResponse";
    static final String JSON_1_0 = "application/x-amz-json-1.0";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    static String body(String text) {
        var message = Map.of("userInputMessage", Map.of("content", text));
        return JSON.writeValueAsString(
                Map.of(
                        "conversationState",
                        Map.of("chatTriggerType", "MANUAL", "currentMessage", message)));
    }

    HttpResponse<byte[]> ask(String token, String text) throws IOException, InterruptedException {
        return send(request(token, GENERATE, JSON_1_0, body(text)));
    }

    CompletableFuture<HttpResponse<byte[]>> askAsync(String token, String text) {
        return HTTP.sendAsync(
                request(token, GENERATE, JSON_1_0, body(text)),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    List<Event> events(String token, String text) throws IOException, InterruptedException {
        return Event.decode(ask(token, text).body());
    }

    HttpRequest request(String token, String target, String contentType, String body) {
        var request = HttpRequest.newBuilder(endpoint.resolve("/"));
        request.header("content-type", contentType).header("x-amz-target", target);
        if (!token.isEmpty()) {
            request.header("authorization", "Bearer " + token);
        }
        return request.POST(HttpRequest.BodyPublishers.ofString(body)).build();
    }

    HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
        return HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    HttpResponse<byte[]> send(String method, String path, String body)
            throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(endpoint.resolve(path))
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    JsonNode json(String method, String path, Map<String, ?> body)
            throws IOException, InterruptedException {
        return json(send(method, path, JSON.writeValueAsString(body)));
    }

    static JsonNode json(HttpResponse<byte[]> response) {
        return JSON.readTree(response.body());
    }

    /** The request as it is on the wire, for those who read the response from a socket. */
    static String wire(String token, String text) {
        var body = body(text);
        return """
        POST / HTTP/1.1\r
        host: simulator\r
        content-type: %s\r
        x-amz-target: %s\r
        authorization: Bearer %s\r
        content-length: %d\r
        \r
        %s\
        """
                .formatted(
                        JSON_1_0,
                        GENERATE,
                        token,
                        body.getBytes(StandardCharsets.UTF_8).length,
                        body);
    }

    static String text(List<Event> events) {
        return events.stream()
                .filter(event -> event.type().equals("assistantResponseEvent"))
                .map(event -> event.json().path("content").stringValue())
                .collect(Collectors.joining());
    }
}
