package io.qgateway.simulator.bench;

import io.qgateway.simulator.load.Dialect;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** The gateway as a process of its own, with the simulator's account in its pool. */
record Gateway(JavaProcess process, URI address) {

    private static final String KEY = "bench-key-0123456789abcdef";
    private static final String PASSWORD = "bench-password-0123456789";
    private static final List<String> OPTIONS =
            List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-jar");
    private static final JsonMapper JSON = new JsonMapper();

    static Gateway start(Path jar, Path directory, Upstream upstream)
            throws IOException, InterruptedException {
        int port = JavaProcess.freePort();
        var home = Files.createDirectories(directory.resolve("gateway"));
        var environment =
                Map.of(
                        "PORT", String.valueOf(port),
                        "OPENAI_KEYS", KEY,
                        "ADMIN_PASSWORD", PASSWORD,
                        "QGATEWAY_UPSTREAM_ENDPOINT", upstream.endpoint().toString(),
                        "QGATEWAY_OIDC_ENDPOINT", upstream.endpoint().toString());
        var command = Stream.concat(OPTIONS.stream(), Stream.of(jar.toString())).toList();
        var process =
                JavaProcess.start(Files.createTempDirectory(home, "run-"), environment, command);
        process.awaitPort(port);
        var gateway = new Gateway(process, JavaProcess.loopback(port));
        gateway.addAccount(upstream);
        return gateway;
    }

    Target openAi() {
        return target(Target.GATEWAY + ", OpenAI", Dialect.OPENAI, Optional.of(Dialect.PLAIN));
    }

    Target anthropic() {
        return target(Target.GATEWAY + ", Anthropic", Dialect.ANTHROPIC, Optional.empty());
    }

    private Target target(String name, Dialect streamed, Optional<Dialect> plain) {
        return new Target(name, process, address, KEY, streamed, plain);
    }

    private void addAccount(Upstream upstream) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var login = post(http, "/api/login", "", Map.of("password", PASSWORD));
            var token = JSON.readTree(login).path("token").asString();
            var account =
                    Map.of(
                            "label", "bench",
                            "clientId", upstream.announced("clientId"),
                            "clientSecret", upstream.announced("clientSecret"),
                            "refreshToken", upstream.announced("refreshToken"),
                            "enabled", true);
            var _ = post(http, "/v2/accounts", token, account);
            Await.until(Duration.ofSeconds(30), "a ready gateway", () -> ready(http));
        }
    }

    private String post(HttpClient http, String path, String token, Map<String, ?> body)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(address.resolve(path))
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + token)
                        .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                        .build();
        var response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IOException("%s answered %d".formatted(path, response.statusCode()));
        }
        return response.body();
    }

    private boolean ready(HttpClient http) {
        var request = HttpRequest.newBuilder(address.resolve("/readyz")).build();
        return http.sendAsync(request, BodyHandlers.discarding())
                        .thenApply(HttpResponse::statusCode)
                        .join()
                == 200;
    }
}
