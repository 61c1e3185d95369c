package io.qgateway.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.AdminCalls;
import io.qgateway.GatewayRunner;
import io.qgateway.apidocs.RouteTable;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every route of the admin API there is, found in the gateway itself, with every bad request. */
class AdminRoutesIT {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final List<String> BODIES =
            List.of(
                    "",
                    "{",
                    "nonsense",
                    "[]",
                    "null",
                    "\"text\"",
                    "{}",
                    "{\"nonsense\": 1}",
                    "{\"label\": 1, \"clientId\": {}, \"clientSecret\": [], \"enabled\": \"perhaps\","
                            + " \"accounts\": 1, \"ids\": {}, \"action\": [], \"messages\": 7, \"model\": 1}",
                    "{\"label\": \"<img src=x onerror=alert(1)>\", \"enabled\": 1}",
                    "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000));

    private static GatewayRunner gateway;
    private static Map<String, String> credentials;
    private static String session;

    @BeforeAll
    static void start() throws Exception {
        gateway = GatewayRunner.start();
        gateway.addAccount("alice");
        session = "Bearer " + login();
        credentials = new LinkedHashMap<>();
        credentials.put("none", "");
        credentials.put("empty", "Bearer ");
        credentials.put("a wrong one", "Bearer qgs_wrong");
        credentials.put("the password", "Bearer a-password-for-tests-alone");
        credentials.put("an API key", "Bearer " + gateway.key());
        credentials.put("a bare API key", gateway.key());
        credentials.put("a session by another scheme", session.replace("Bearer", "Basic"));
        var ended = "Bearer " + login();
        assertThat(send("POST", "/api/logout", ended, "").statusCode()).isEqualTo(200);
        credentials.put("a session that was ended", ended);
        try (var another = GatewayRunner.start();
                var stranger = AdminCalls.with(another, "")) {
            credentials.put("another gateway's session", "Bearer " + login(stranger));
        }
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    static Stream<String> routes() {
        return RouteTable.of(gateway).stream()
                .filter(route -> route.contains(" /api/") || route.contains(" /v2/"))
                .filter(route -> !route.equals("POST /api/login"));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void opensToNobodyWithoutASession(String route) throws Exception {
        for (var credential : credentials.entrySet()) {
            var answer = send(method(route), path(route), credential.getValue(), "{}");

            assertThat(answer.statusCode()).as(credential.getKey()).isEqualTo(401);
            assertThat(type(answer)).isEqualTo("application/problem+json");
            assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
        }
    }

    static Stream<String> routesWithBodies() {
        return Stream.concat(routes(), Stream.of("POST /api/login"))
                .filter(route -> route.startsWith("POST") || route.startsWith("PATCH"))
                .filter(route -> !route.equals("POST /api/logout"));
    }

    @ParameterizedTest
    @MethodSource("routesWithBodies")
    void answersAnyBodyWithoutADefect(String route) throws Exception {
        for (var body : BODIES) {
            var answer = send(method(route), path(route), session, body);

            assertThat(answer.statusCode())
                    .as("%s: %s", body.substring(0, Math.min(80, body.length())), answer.body())
                    .isIn(200, 400, 401, 404, 415, 422, 429);
            assertThat(type(answer)).endsWith("json");
        }
        assertThat(sendAs(route, "application/x-www-form-urlencoded").statusCode())
                .isIn(200, 400, 404, 415, 429);
    }

    static Stream<String> routesOfAnAccount() {
        return routes().filter(route -> route.contains("{}"));
    }

    @ParameterizedTest
    @MethodSource("routesOfAnAccount")
    void findsNoAccountThatIsNotThere(String route) throws Exception {
        for (var id : List.of("nobody", "..%2f..%2fetc", "%00", "x".repeat(300), "'--")) {
            var path = path(route).replace("nobody", id);

            assertThat(send(method(route), path, session, "{}").statusCode()).as(id).isIn(400, 404);
        }
    }

    private static String method(String route) {
        return route.substring(0, route.indexOf(' '));
    }

    private static String path(String route) {
        return route.substring(route.indexOf(' ') + 1).replace("{}", "nobody");
    }

    private static String login() throws Exception {
        try (var stranger = AdminCalls.with(gateway, "")) {
            return login(stranger);
        }
    }

    private static String login(AdminCalls stranger) throws Exception {
        var answer = stranger.post("/api/login", "{\"password\":\"a-password-for-tests-alone\"}");
        return AdminCalls.json(answer).path("token").stringValue();
    }

    private static HttpResponse<String> send(
            String method, String path, String authorization, String body) throws Exception {
        var request = request(path, authorization).header("content-type", "application/json");
        return HTTP.send(
                request.method(method, BodyPublishers.ofString(body)).build(),
                BodyHandlers.ofString());
    }

    private static HttpResponse<String> sendAs(String route, String type) throws Exception {
        var request = request(path(route), session).header("content-type", type);
        return HTTP.send(
                request.method(method(route), BodyPublishers.ofString("{}")).build(),
                BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path, String authorization) {
        var request = HttpRequest.newBuilder(gateway.baseUrl().resolve(path));
        return authorization.isEmpty() ? request : request.header("authorization", authorization);
    }

    private static String type(HttpResponse<?> answer) {
        return answer.headers().firstValue("content-type").orElse("");
    }
}
