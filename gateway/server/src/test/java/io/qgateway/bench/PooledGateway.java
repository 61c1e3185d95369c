package io.qgateway.bench;

import io.qgateway.simulator.bench.Await;
import io.qgateway.simulator.bench.JavaProcess;
import io.qgateway.simulator.bench.Upstream;
import io.qgateway.simulator.load.Dialect;
import io.qgateway.simulator.load.Load;
import io.qgateway.simulator.load.StampedAnswer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** A gateway as a process of its own, on a database that may have many accounts. */
final class PooledGateway implements AutoCloseable {

    private static final String KEY = "bench-key-0123456789abcdef";
    private static final String PASSWORD = "bench-password-0123456789";
    private static final String SEALING_KEY = "qMHdmA0ayGpRrGI8NBTTVrdtw6zNGfqo1XIKnQZEwLs=";
    private static final List<String> OPTIONS =
            List.of("-Xmx1g", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-jar");
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Pattern DISABLED =
            Pattern.compile("(?m)^qgateway_accounts\\{state=\"disabled\"} (\\d+)");
    private static final JsonMapper JSON = new JsonMapper();

    private final JavaProcess process;
    private final URI address;
    private final HttpClient http = HttpClient.newHttpClient();

    private PooledGateway(JavaProcess process, URI address) {
        this.process = process;
        this.address = address;
    }

    /**
     * Fills a database by the import command.
     *
     * @param directory where the gateway will work: SQLite's file is there
     * @param database what DATABASE_URL is; empty for SQLite
     * @return how long that took
     */
    static Duration fill(Path jar, Path directory, String database, AccountsFile accounts)
            throws IOException, InterruptedException {
        var command = command(jar);
        command.addAll(List.of("accounts", "import", "--from=" + accounts.path()));
        long started = System.nanoTime();
        try (var run = JavaProcess.start(directory, environment(database), command)) {
            run.awaitEnd(LONG);
        }
        return Duration.ofNanos(System.nanoTime() - started);
    }

    /** Starts one and waits until it is ready. */
    static PooledGateway start(Path jar, Path directory, String database, Upstream upstream)
            throws IOException, InterruptedException {
        int port = JavaProcess.freePort();
        var environment = new HashMap<>(environment(database));
        environment.put("PORT", String.valueOf(port));
        environment.put("OPENAI_KEYS", KEY);
        environment.put("QGATEWAY_UPSTREAM_ENDPOINT", upstream.endpoint().toString());
        environment.put("QGATEWAY_OIDC_ENDPOINT", upstream.endpoint().toString());
        var process = JavaProcess.start(directory, environment, command(jar));
        var gateway = new PooledGateway(process, JavaProcess.loopback(port));
        process.awaitPort(port);
        Await.until(LONG, "a ready gateway", () -> gateway.get("/readyz").statusCode() == 200);
        return gateway;
    }

    JavaProcess process() {
        return process;
    }

    /** Whole answers of five chunks, as many at once as the benchmark asks of every target. */
    Load plainRequests(int requests) {
        return new Load(
                address,
                Dialect.PLAIN,
                KEY,
                "claude-sonnet-4.5",
                new StampedAnswer(5, Duration.ZERO, 40),
                32,
                requests,
                Duration.ZERO,
                LONG);
    }

    /** Logs an administrator in. */
    String session() {
        var login = send("POST", "/api/login", "", Map.of("password", PASSWORD));
        return JSON.readTree(login.body()).path("token").stringValue();
    }

    void enable(String session, String account, boolean enabled) {
        var answer = send("PATCH", "/v2/accounts/" + account, session, Map.of("enabled", enabled));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("PATCH answered " + answer.body());
        }
    }

    /** How many accounts of its pool are disabled, as its metrics tell once a second. */
    int disabled() {
        var page = get("/actuator/prometheus").body();
        var line = DISABLED.matcher(page);
        if (!line.find()) {
            throw new IllegalStateException("No such series in " + page);
        }
        return Integer.parseInt(line.group(1));
    }

    @Override
    public void close() {
        http.close();
        process.close();
    }

    private HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(address.resolve(path)).build());
    }

    private HttpResponse<String> send(String method, String path, String session, Map<?, ?> body) {
        return send(
                HttpRequest.newBuilder(address.resolve(path))
                        .header("content-type", "application/json")
                        .header("authorization", "Bearer " + session)
                        .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)))
                        .build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        return http.sendAsync(request, BodyHandlers.ofString()).join();
    }

    private static List<String> command(Path jar) {
        var command = new ArrayList<>(OPTIONS);
        command.add(jar.toString());
        return command;
    }

    private static Map<String, String> environment(String database) {
        return Map.of(
                "DATABASE_URL", database,
                "QGATEWAY_SEALING_KEY", SEALING_KEY,
                "ADMIN_PASSWORD", PASSWORD);
    }
}
