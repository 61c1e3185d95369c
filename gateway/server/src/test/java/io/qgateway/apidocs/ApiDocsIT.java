package io.qgateway.apidocs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.AdminCalls;
import io.qgateway.GatewayRunner;
import io.qgateway.accounts.AccountQuery;
import io.qgateway.accounts.AccountStore;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The OpenAPI document is true: of the routes, of what they take, and of what they answer. */
class ApiDocsIT {

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static GatewayRunner gateway;
    private static Documented documented;

    @BeforeAll
    static void start() throws Exception {
        gateway = GatewayRunner.start();
        gateway.addReadyAccount("alice");
        documented = new Documented(get("/v3/api-docs").body());
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void namesEveryRouteAndNoOther() {
        assertThat(documented.routes()).containsExactlyElementsOf(RouteTable.of(gateway));
    }

    static Stream<Documented.Call> calls() {
        return documented.calls().stream();
    }

    @ParameterizedTest
    @MethodSource("calls")
    void answersEachExampleAsItSays(Documented.Call call) throws Exception {
        if (call.body().isPresent()) {
            assertThat(documented.mistakes(call)).isEmpty();
        }

        var answer = send(call);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var said = documented.resolved(call.operation().at("/responses/200")).path("content");
        if (said.isMissingNode()) {
            assertThat(answer.body()).isEmpty();
            return;
        }
        var type = type(answer);
        assertThat(said.propertyNames()).contains(type);
        if (type.endsWith("json")) {
            var schema = said.path(type).path("schema");
            assertThat(documented.mistakes(schema, JSON.readTree(answer.body()))).isEmpty();
        }
        if (call.isStreamed()) {
            assertThat(events(answer.body())).isNotEmpty();
            for (var event : events(answer.body())) {
                assertThat(documented.mistakes(said.path(type).path("x-event"), event)).isEmpty();
            }
        }
    }

    @Test
    void tellsErrorsInTheShapesItSays() throws Exception {
        var operations = documented.calls();
        for (var call : operations) {
            var error = documented.resolved(call.operation().at("/responses/default"));
            if (!error.isMissingNode() && call.operation().has("security")) {
                var answer = HTTP.send(request(call, false), BodyHandlers.ofString());

                assertThat(answer.statusCode()).as(call.toString()).isEqualTo(401);
                var schema = error.path("content").path(type(answer)).path("schema");
                assertThat(documented.mistakes(schema, JSON.readTree(answer.body())))
                        .as(call.toString())
                        .isEmpty();
            }
        }
    }

    @Test
    void isServedInGroupsAsWell() throws Exception {
        for (var group : List.of("openai", "anthropic", "admin", "operations")) {
            var part = new Documented(get("/v3/api-docs/" + group).body());
            assertThat(part.routes()).isNotEmpty().isSubsetOf(documented.routes());
            part.calls()
                    .forEach(call ->
                            assertThat(call.operation().path("tags").path(0).stringValue())
                                    .isEqualTo(group));
        }
        assertThat(get("/v3/api-docs/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void saysNothingOfTheAdminApiWhereThereIsNone() throws Exception {
        try (var withoutConsole = GatewayRunner.start(Map.of("ENABLE_CONSOLE", "false"))) {
            var base = withoutConsole.baseUrl();
            assertThat(get(base.resolve("/v3/api-docs/admin")).statusCode()).isEqualTo(404);
            assertThat(get(base.resolve("/docs")).statusCode()).isEqualTo(200);
            assertThat(new Documented(get(base.resolve("/v3/api-docs")).body()).routes())
                    .containsExactlyElementsOf(RouteTable.of(withoutConsole));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs", "/docs/docs.js", "/docs/swagger-ui-bundle.js", "/docs/x"})
    void forbidsThePageWhatComesFromElsewhere(String path) throws Exception {
        var headers = get(path).headers();

        assertThat(headers.firstValue("content-security-policy").orElseThrow())
                .startsWith("default-src 'self';")
                .contains("frame-ancestors 'none'", "base-uri 'none'")
                .doesNotContain("unsafe", "http");
        assertThat(headers.firstValue("x-content-type-options")).contains("nosniff");
    }

    @Test
    void hasNothingOfAJarUnderItsName() throws Exception {
        assertThat(get("/webjars/swagger-ui/5.34.1/index.html").statusCode()).isEqualTo(404);
        assertThat(get("/docs/..%2fapplication.yaml").statusCode()).isBetween(400, 404);
    }

    private static HttpResponse<String> send(Documented.Call call) throws Exception {
        return HTTP.send(request(call, true), BodyHandlers.ofString());
    }

    /** With an account and a session of its own, because some examples are the end of theirs. */
    private static HttpRequest request(Documented.Call call, boolean allowed) throws Exception {
        var uri = gateway.baseUrl().resolve(path(call));
        var body =
                call.body()
                        .map(json -> json.toString().replace("\"admin\"", password()))
                        .map(BodyPublishers::ofString)
                        .orElseGet(BodyPublishers::noBody);
        var request =
                HttpRequest.newBuilder(uri)
                        .header("content-type", "application/json")
                        .method(call.method(), body);
        if (allowed) {
            request.header("authorization", "Bearer " + credential(call));
        }
        return request.build();
    }

    private static String password() {
        return "\"a-password-for-tests-alone\"";
    }

    private static String credential(Documented.Call call) throws Exception {
        if (call.path().startsWith("/v1")) {
            return gateway.key();
        }
        try (var stranger = AdminCalls.with(gateway, "")) {
            var login = stranger.post("/api/login", "{\"password\": " + password() + "}");
            return AdminCalls.json(login).path("token").stringValue();
        }
    }

    /** With the examples of its parameters; an account's id is that of a new one. */
    private static String path(Documented.Call call) throws Exception {
        var path = call.path();
        var query = new StringBuilder();
        for (var parameter : call.parameters()) {
            var example = parameter.path("example");
            if (example.isMissingNode()) {
                continue;
            }
            var name = parameter.path("name").stringValue();
            if (parameter.path("in").stringValue().equals("path")) {
                path = path.replace("{" + name + "}", example.asString());
            } else {
                query.append(query.isEmpty() ? '?' : '&').append(name).append('=');
                query.append(URLEncoder.encode(example.asString(), UTF_8));
            }
        }
        if (path.contains("{authId}")) {
            path = path.replace("{authId}", newLogin());
        }
        return (path.contains("{id}") ? path.replace("{id}", newAccount()) : path) + query;
    }

    /** One that somebody has approved, so that it needs not be waited for. */
    private static String newLogin() throws Exception {
        try (var admin = AdminCalls.to(gateway)) {
            var login = AdminCalls.json(admin.post("/v2/auth/start", "{}"));
            gateway.simulator().approveLogin(login.path("userCode").stringValue(), "tina");
            return login.path("authId").stringValue();
        }
    }

    private static String newAccount() {
        var added = gateway.addAccount("account");
        return gateway.part(AccountStore.class).list(AccountQuery.everything()).accounts().stream()
                .filter(account -> account.clientId().equals(added.clientId()))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static List<JsonNode> events(String stream) {
        return stream.lines()
                .filter(line -> line.startsWith("data: ") && !line.equals("data: [DONE]"))
                .map(line -> JSON.readTree(line.substring("data: ".length())))
                .toList();
    }

    private static String type(HttpResponse<?> answer) {
        return answer.headers().firstValue("content-type").orElse("").split(";")[0];
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return get(gateway.baseUrl().resolve(path));
    }

    private static HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }
}
