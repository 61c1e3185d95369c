package io.qgateway.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.qgateway.HttpCalls;
import io.qgateway.simulator.SimulatedAccount;
import io.qgateway.simulator.Simulator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM to a real process: its streams end whole, and nobody new is refused. */
@Timeout(180)
class DrainIT {

    private static final Path JAR = Path.of("target", "qgateway.jar").toAbsolutePath();
    private static final String KEY = "a-key-for-tests-alone";
    private static final String PASSWORD = "a-password-for-tests-alone";
    private static final Pattern TOKEN = Pattern.compile("\"token\"\\s*:\\s*\"([^\"]+)\"");
    private static final int STREAMS = 200;
    private static final String SOME_SECONDS = "simulate: chunks 40 every 100ms size 24";

    @TempDir private Path directory;
    private final List<Running> gateways = new ArrayList<>();
    private Simulator simulator;
    private HttpClient http;

    private record Running(Process process, URI address, Path log) {}

    @BeforeEach
    void start() {
        simulator = Simulator.start();
        http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    @AfterEach
    void stop() {
        http.shutdownNow();
        gateways.forEach(gateway -> gateway.process().destroyForcibly());
        simulator.close();
    }

    @Test
    void streamsEndWholeAndNewRequestsAreAnsweredByTheOtherGateway() throws Exception {
        var leaving = gateway("leaving", "30s", simulator.createAccount("a"));
        var staying = gateway("staying", "30s", simulator.createAccount("b"));
        var streams =
                IntStream.range(0, STREAMS)
                        .mapToObj(_ -> chat(leaving, SOME_SECONDS, true))
                        .toList();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> simulator.counters().openStreams() == STREAMS);
        var load = new Load(leaving, staying);

        leaving.process().destroy();

        assertThat(streams)
                .allSatisfy(stream -> {
                    assertThat(stream.join().statusCode()).isEqualTo(200);
                    assertThat(stream.join().body()).contains("#40;").endsWith("data: [DONE]\n\n");
                });
        assertThat(leaving.process().waitFor()).as(Files.readString(leaving.log())).isZero();
        assertThat(load.end()).isEmpty();
        assertThat(load.answered()).isGreaterThan(20);
    }

    @Test
    void theNextRequestOverTheConnectionOfAStreamIsAnswered() throws Exception {
        var gateway = gateway("leaving", "30s", simulator.createAccount("a"));
        var address = gateway.address();
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            var answers = socket.getInputStream();
            send(socket, SOME_SECONDS);
            await().until(() -> simulator.counters().openStreams() == 1);
            gateway.process().destroy();
            assertThat(chunkedAnswer(answers)).startsWith("HTTP/1.1 200").contains("#40;");

            send(socket, "hello");

            assertThat(new String(answers.readAllBytes(), UTF_8))
                    .startsWith("HTTP/1.1 200")
                    .contains("connection: close")
                    .endsWith("data: [DONE]\n\n");
        }
        assertThat(gateway.process().waitFor()).isZero();
    }

    private static void send(Socket socket, String prompt) throws IOException {
        var body = HttpCalls.chatBody(prompt, true).getBytes(UTF_8);
        var head =
                """
                POST /v1/chat/completions HTTP/1.1
                host: gateway
                content-type: application/json
                authorization: Bearer %s
                content-length: %d

                """
                        .formatted(KEY, body.length);
        socket.getOutputStream().write(head.replace("\n", "\r\n").getBytes(UTF_8));
        socket.getOutputStream().write(body);
    }

    /** All of a chunked answer, up to its last chunk. */
    private static String chunkedAnswer(InputStream connection) throws IOException {
        var answer = new ByteArrayOutputStream();
        while (!answer.toString(UTF_8).endsWith("\r\n0\r\n\r\n")) {
            int next = connection.read();
            assertThat(next).as(answer.toString(UTF_8)).isNotNegative();
            answer.write(next);
        }
        return answer.toString(UTF_8);
    }

    @Test
    void whatTakesTooLongIsToldSoAndCutOff() throws Exception {
        var gateway = gateway("impatient", "1s", simulator.createAccount("a"));
        var stream = chat(gateway, "simulate: chunks 1000 every 100ms size 24", true);
        await().until(() -> simulator.counters().openStreams() == 1);

        gateway.process().destroy();

        assertThat(gateway.process().waitFor()).isZero();
        assertThat(stream).failsWithin(Duration.ofSeconds(10));
        assertThat(Files.readString(gateway.log())).contains("\"response_flags\":\"DR\"");
        assertThat(simulator.counters().openStreams()).isZero();
    }

    private Running gateway(String name, String drain, SimulatedAccount account) throws Exception {
        int port = freePort();
        var home = Files.createDirectories(directory.resolve(name));
        var log = home.resolve("output.log");
        var builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx300m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-jar",
                                JAR.toString())
                        .directory(home.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        var environment = builder.environment();
        environment.put("PORT", String.valueOf(port));
        environment.put("HOST", "127.0.0.1");
        environment.put("OPENAI_KEYS", KEY);
        environment.put("ADMIN_PASSWORD", PASSWORD);
        environment.put("QGATEWAY_UPSTREAM_ENDPOINT", simulator.endpoint().toString());
        environment.put("QGATEWAY_OIDC_ENDPOINT", simulator.endpoint().toString());
        environment.put("QGATEWAY_DRAIN_DELAY", "1s");
        environment.put("QGATEWAY_DRAIN_TIMEOUT", drain);
        var gateway = new Running(builder.start(), URI.create("http://127.0.0.1:" + port), log);
        gateways.add(gateway);
        await().atMost(Duration.ofSeconds(90)).until(() -> isReady(gateway));
        addAccount(gateway, account);
        return gateway;
    }

    private void addAccount(Running gateway, SimulatedAccount account) throws Exception {
        var login = post(gateway, "/api/login", "", "{\"password\":\"%s\"}".formatted(PASSWORD));
        var token = TOKEN.matcher(login);
        assertThat(token.find()).isTrue();
        var _ =
                post(
                        gateway,
                        "/v2/accounts",
                        token.group(1),
                        """
                        {"label":"a","clientId":"%s","clientSecret":"%s","refreshToken":"%s"}
                        """
                                .formatted(
                                        account.clientId(),
                                        account.clientSecret(),
                                        account.refreshToken()));
        assertThat(chat(gateway, "hello", false).join().statusCode()).isEqualTo(200);
    }

    private String post(Running gateway, String path, String token, String body)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(gateway.address().resolve(path))
                        .header("content-type", "application/json")
                        .header("authorization", "Bearer " + token)
                        .POST(BodyPublishers.ofString(body))
                        .build();
        return http.send(request, BodyHandlers.ofString()).body();
    }

    private CompletableFuture<HttpResponse<String>> chat(
            Running gateway, String prompt, boolean stream) {
        var request =
                HttpRequest.newBuilder(gateway.address().resolve("/v1/chat/completions"))
                        .header("content-type", "application/json")
                        .header("authorization", "Bearer " + KEY)
                        .POST(BodyPublishers.ofString(HttpCalls.chatBody(prompt, stream)))
                        .build();
        return http.sendAsync(request, BodyHandlers.ofString());
    }

    private boolean isReady(Running gateway) {
        try {
            var request = HttpRequest.newBuilder(gateway.address().resolve("/readyz")).build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /**
     * New requests in turn to all gateways that say they are ready, looked up now and then as a
     * Kubernetes Service's endpoints are.
     */
    private final class Load {

        private final List<Running> endpoints;
        private final AtomicBoolean over = new AtomicBoolean();
        private final AtomicInteger answered = new AtomicInteger();
        private final ConcurrentLinkedQueue<String> refused = new ConcurrentLinkedQueue<>();
        private final List<Thread> threads;

        Load(Running... all) {
            endpoints = new CopyOnWriteArrayList<>(all);
            threads =
                    List.of(
                            Thread.ofVirtual().start(this::watchEndpoints),
                            Thread.ofVirtual().start(this::ask),
                            Thread.ofVirtual().start(this::ask));
        }

        private void watchEndpoints() {
            while (!over.get()) {
                endpoints.removeIf(gateway -> !isReady(gateway));
                java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
            }
        }

        private void ask() {
            for (int turn = 0; !over.get(); turn++) {
                var now = List.copyOf(endpoints);
                var gateway = now.get(turn % now.size());
                try {
                    var status = chat(gateway, "hello", turn % 2 == 0).join().statusCode();
                    if (status == 200) {
                        answered.incrementAndGet();
                    } else {
                        refused.add(gateway.address() + " answers " + status);
                    }
                } catch (RuntimeException failed) {
                    // A Service does not send it there again, and no request was lost by that.
                    if (!(failed.getCause() instanceof ConnectException)
                            || endpoints.contains(gateway)) {
                        refused.add(gateway.address() + " fails: " + failed.getCause());
                    }
                }
            }
        }

        int answered() {
            return answered.get();
        }

        List<String> end() throws InterruptedException {
            over.set(true);
            for (var thread : threads) {
                thread.join();
            }
            return List.copyOf(refused);
        }
    }
}
