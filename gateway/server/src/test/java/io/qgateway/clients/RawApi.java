package io.qgateway.clients;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qgateway.GatewayRunner;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** The APIs without an SDK: what is on the wire, and how a whole stream ends there. */
enum RawApi {
    CHAT("/v1/chat/completions", "\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]", "[DONE]"),
    MESSAGES(
            "/v1/messages",
            "\"max_tokens\":1000,\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]",
            "message_stop"),
    RESPONSES("/v1/responses", "\"input\":\"%s\"", "response.completed");

    private final String path;
    private final String members;
    private final String end;

    RawApi(String path, String members, String end) {
        this.path = path;
        this.members = members;
        this.end = end;
    }

    /** What only the stream of a whole answer has. */
    String end() {
        return end;
    }

    HttpResponse<String> whole(String prompt, GatewayRunner gateway)
            throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request(prompt, false, gateway), BodyHandlers.ofString());
        }
    }

    /** All of a stream that is cut off instead of ended. */
    String cutStream(String prompt, GatewayRunner gateway)
            throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var response = http.send(request(prompt, true, gateway), BodyHandlers.ofInputStream());
            var heard = new StringBuilder();
            assertThatThrownBy(() -> read(response.body(), heard)).isInstanceOf(IOException.class);
            return heard.toString();
        }
    }

    /** A stream that is answered by an error response. */
    HttpResponse<String> refusedStream(String prompt, GatewayRunner gateway)
            throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request(prompt, true, gateway), BodyHandlers.ofString());
        }
    }

    private static void read(InputStream body, StringBuilder heard) throws IOException {
        var bytes = new byte[1024];
        for (int n; (n = body.read(bytes)) >= 0; ) {
            heard.append(new String(bytes, 0, n, StandardCharsets.UTF_8));
        }
    }

    private HttpRequest request(String prompt, boolean stream, GatewayRunner gateway) {
        var body =
                "{\"model\":\"claude-sonnet-4.5\",\"stream\":%s,%s}"
                        .formatted(stream, members.formatted(prompt));
        return HttpRequest.newBuilder(gateway.baseUrl().resolve(path))
                .header("authorization", "Bearer " + gateway.key())
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }
}
