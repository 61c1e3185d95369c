package io.qgateway.commands;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls a gateway: its probes, and after {@link #login} its admin API. Not thread-safe. */
final class AdminApi implements AutoCloseable {

    static final JsonMapper JSON = new JsonMapper();

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration USUAL = Duration.ofMinutes(2);

    private final URI gateway;
    private final HttpClient client;
    private Optional<String> session = Optional.empty();

    AdminApi(URI gateway) {
        this.gateway = gateway;
        // Without a proxy: HTTP_PROXY is for the way out, to the upstream.
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .proxy(HttpClient.Builder.NO_PROXY)
                        .connectTimeout(CONNECT)
                        .build();
    }

    /** What a gateway answers: the status, and the body if it is JSON. */
    record Answer(int status, JsonNode body) {

        boolean successful() {
            return status / 100 == 2;
        }

        /** The problem in the gateway's own words. */
        String detail() {
            var detail = body.path("detail");
            return detail.isString() ? detail.stringValue() : "It answered " + status;
        }
    }

    URI gateway() {
        return gateway;
    }

    /** Whether anything listens there. */
    boolean answers() {
        try {
            send(request("/healthz", CONNECT).GET().build());
            return true;
        } catch (ConnectException _) {
            return false;
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    /** Returns why the password opens nothing, if it doesn't. */
    Optional<String> login(String password) {
        var body = JSON.createObjectNode().put("password", password);
        var answer = call("POST", "/api/login", Optional.of(body), USUAL);
        if (answer.status() == 404) {
            throw new CommandFailedException(
                    "The gateway at %s has no admin API; start it with ENABLE_CONSOLE=true"
                            .formatted(gateway));
        }
        if (!answer.successful()) {
            return Optional.of(answer.detail());
        }
        present(answer.body().path("token").asString(""));
        return Optional.empty();
    }

    /** Shows a key or a session from now on. */
    void present(String bearer) {
        session = Optional.of(bearer);
    }

    Answer get(String path) {
        return call("GET", path, Optional.empty(), USUAL);
    }

    Answer post(String path) {
        return call("POST", path, Optional.empty(), USUAL);
    }

    Answer post(String path, JsonNode body) {
        return call("POST", path, Optional.of(body), USUAL);
    }

    /**
     * A request that the gateway may leave unanswered for so long. Empty if the gateway is not
     * there, or goes meanwhile.
     */
    Optional<Answer> postIfThere(String path, Duration patience) {
        try {
            return Optional.of(send("POST", path, Optional.empty(), patience));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    Answer patch(String path, JsonNode body) {
        return call("PATCH", path, Optional.of(body), USUAL);
    }

    Answer delete(String path) {
        return call("DELETE", path, Optional.empty(), USUAL);
    }

    /** A text as one segment of a path. */
    static String segment(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    @Override
    public void close() {
        client.close();
    }

    private Answer call(String method, String path, Optional<JsonNode> body, Duration patience) {
        try {
            return send(method, path, body, patience);
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private Answer send(String method, String path, Optional<JsonNode> body, Duration patience)
            throws IOException {
        var request = request(path, patience).method(method, publisher(body));
        session.ifPresent(token -> request.header("Authorization", "Bearer " + token));
        return send(request.build());
    }

    private HttpRequest.Builder request(String path, Duration patience) {
        return HttpRequest.newBuilder(gateway.resolve(gateway.getRawPath() + path))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .timeout(patience);
    }

    private static BodyPublisher publisher(Optional<JsonNode> body) {
        return body.map(it -> BodyPublishers.ofString(it.toString()))
                .orElseGet(BodyPublishers::noBody);
    }

    private Answer send(HttpRequest request) throws IOException {
        try {
            return answer(client.send(request, BodyHandlers.ofString(UTF_8)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailedException("Interrupted", e);
        }
    }

    private static Answer answer(HttpResponse<String> response) {
        try {
            return new Answer(response.statusCode(), JSON.readTree(response.body()));
        } catch (JacksonException _) {
            return new Answer(response.statusCode(), JSON.missingNode());
        }
    }

    private CommandFailedException unreachable(IOException e) {
        var why =
                switch (e) {
                    case HttpTimeoutException _ -> "it doesn't answer in time";
                    case ConnectException _ -> "nothing listens there";
                    default -> e.toString();
                };
        return new CommandFailedException(
                "Can't ask the gateway at %s: %s. Start it, or name another with --url."
                        .formatted(gateway, why),
                e);
    }
}
