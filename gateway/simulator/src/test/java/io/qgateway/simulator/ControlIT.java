package io.qgateway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ControlIT {

    private final Simulator simulator = Simulator.start();
    private final TestClient client = new TestClient(simulator.endpoint());

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void createsAccountsThatCanCall() throws Exception {
        var created = control("POST", "accounts", Map.of("name", "a"));

        var token = created.path("accessToken").stringValue();
        assertThat(client.ask(token, "hello").statusCode()).isEqualTo(200);
        assertThat(created.path("refreshToken").stringValue())
                .isEqualTo(simulator.findAccount("a").orElseThrow().refreshToken());
        assertThat(control("GET", "accounts", Map.of()).path("names").path(0).stringValue())
                .isEqualTo("a");
    }

    @Test
    void createsAccountsWithGivenCredentials() throws Exception {
        var created =
                control(
                        "POST",
                        "accounts",
                        Map.of(
                                "name",
                                "a",
                                "clientId",
                                "c",
                                "clientSecret",
                                "s",
                                "refreshToken",
                                "r"));

        assertThat(created.path("clientId").stringValue()).isEqualTo("c");
        assertThat(simulator.findAccount("a").orElseThrow().refreshToken()).isEqualTo("r");
    }

    @Test
    void scriptsAnAccountForOneRequestAndForAll() throws Exception {
        var account = simulator.createAccount("a");

        control("PUT", "accounts/a/script", Map.of("script", "simulate: refuse throttled"));
        control("POST", "accounts/a/next-scripts", Map.of("script", "simulate: text once"));

        var token = account.accessToken();
        assertThat(TestClient.text(client.events(token, "hello"))).isEqualTo("once");
        assertThat(client.ask(token, "hello").statusCode()).isEqualTo(429);
        control("DELETE", "accounts/a/script", Map.of());
        assertThat(client.ask(token, "hello").statusCode()).isEqualTo(200);
    }

    @Test
    void tellsWhichModelsAnAccountHas() throws Exception {
        var token = simulator.createAccount("a").accessToken();
        var list = "AmazonCodeWhispererService.ListAvailableModels";

        control("PUT", "accounts/a/models", Map.of("ids", List.of("own")));
        control("PUT", "accounts/a/listing-script", Map.of("script", "simulate: refuse internal"));

        var request = client.request(token, list, TestClient.JSON_1_0, "{\"origin\":\"CLI\"}");
        assertThat(client.send(request).statusCode()).isEqualTo(500);
        control("DELETE", "accounts/a/listing-script", Map.of());
        assertThat(TestClient.json(client.send(request)).path("models")).hasSize(1);
        control("DELETE", "accounts/a/models", Map.of());
        assertThat(TestClient.json(client.send(request)).path("models")).hasSize(4);
    }

    @Test
    void showsCountersAndRequests() throws Exception {
        var account = simulator.createAccount("a");
        client.ask(account.accessToken(), "hello");

        assertThat(control("GET", "counters", Map.of()).path("requests").intValue()).isEqualTo(1);
        var shown = control("GET", "accounts/a", Map.of());
        assertThat(shown.path("counters").path("requests").intValue()).isEqualTo(1);
        var bodies = control("GET", "accounts/a/requests", Map.of()).path("bodies");
        assertThat(bodies.path(0).stringValue()).contains("hello");
    }

    @Test
    void decidesAboutDeviceLogins() throws Exception {
        var registration = client.json("POST", "/client/register", Map.of("clientName", "test"));
        var first = startLogin(registration);
        var second = startLogin(registration);

        var waiting = control("GET", "logins", Map.of()).path("userCodes");
        control("POST", "logins/approve", Map.of("userCode", first, "account", "tina"));
        control("POST", "logins/deny", Map.of("userCode", second));

        assertThat(waiting.valueStream().map(JsonNode::stringValue)).containsExactly(first, second);
        var unknown = client.send("POST", "/_simulator/logins/deny", "{\"userCode\":\"x\"}");
        assertThat(unknown.statusCode()).isEqualTo(404);
    }

    @Test
    void endsTokensAndFailsRefreshes() throws Exception {
        var account = simulator.createAccount("a");

        control("POST", "accounts/a/expire", Map.of());
        assertThat(client.ask(account.accessToken(), "hello").statusCode()).isEqualTo(403);

        control("POST", "accounts/a/faults", Map.of("faults", List.of("SERVER_ERROR")));
        control("POST", "faults", Map.of("faults", List.of("TOO_MANY_REQUESTS")));
        assertThat(refresh(account)).isEqualTo(429);
        assertThat(refresh(account)).isEqualTo(500);
        control("PUT", "rotation", Map.of("mode", "ROTATE_WITH_FAMILY_REVOCATION"));
        var before = account.refreshToken();
        assertThat(refresh(account)).isEqualTo(200);
        assertThat(account.refreshToken()).isNotEqualTo(before);

        control("POST", "accounts/a/revoke", Map.of());
        assertThat(refresh(account)).isEqualTo(400);
    }

    @Test
    void forgetsEverythingOnReset() throws Exception {
        var token = simulator.createAccount("a").accessToken();
        client.ask(token, "hello");

        control("POST", "reset", Map.of());

        assertThat(simulator.accountNames()).isEmpty();
        assertThat(simulator.counters().requests()).isZero();
        assertThat(client.ask(token, "hello").statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST   | accounts          | {}                              | 400 | 'name'",
                "POST   | accounts          | {                               | 400 | not JSON",
                "DELETE | accounts          | {}                              | 405 | listed and created",
                "GET    | accounts/nobody   | {}                              | 404 | no account nobody",
                "GET    | accounts/a/secret | {}                              | 404 | no GET secret",
                "PUT    | accounts/a/script | {\"script\":\"hello\"}          | 400 | simulate:",
                "PUT    | accounts/a/script | {\"script\":\"simulate: fly\"}  | 400 | 'fly'",
                "POST   | accounts/a/faults | {\"faults\":[\"OOPS\"]}         | 400 | OOPS",
                "PUT    | rotation          | {\"mode\":\"DAILY\"}            | 400 | DAILY",
                "GET    | nothing           | {}                              | 404 | no GET nothing"
            })
    void saysWhatIsWrong(String method, String path, String body, int status, String problem)
            throws Exception {
        simulator.createAccount("a");

        var response = client.send(method, "/_simulator/" + path, body);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(TestClient.json(response).path("message").stringValue()).contains(problem);
    }

    private String startLogin(JsonNode registration) throws Exception {
        return client.json(
                        "POST",
                        "/device_authorization",
                        Map.of(
                                "clientId", registration.path("clientId"),
                                "clientSecret", registration.path("clientSecret"),
                                "startUrl", "https://view.awsapps.com/start"))
                .path("userCode")
                .stringValue();
    }

    private int refresh(SimulatedAccount account) throws Exception {
        var body =
                """
                {"grantType": "refresh_token", "clientId": "%s", "clientSecret": "%s",
                 "refreshToken": "%s"}
                """
                        .formatted(
                                account.clientId(), account.clientSecret(), account.refreshToken());
        return client.send("POST", "/token", body).statusCode();
    }

    private JsonNode control(String method, String path, Map<String, ?> body) throws Exception {
        return client.json(method, "/_simulator/" + path, body);
    }
}
