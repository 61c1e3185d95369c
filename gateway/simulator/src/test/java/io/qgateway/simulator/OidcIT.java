package io.qgateway.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qgateway.simulator.idp.ErrorForm;
import io.qgateway.simulator.idp.IdpFault;
import io.qgateway.simulator.idp.RotationMode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OidcIT {

    private static final String DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code";

    @Test
    void logsAPersonInByDevice() throws Exception {
        var options =
                SimulatorOptions.defaults().withDeviceLogin(Duration.ZERO, Duration.ofMinutes(5));
        try (var simulator = Simulator.start(options)) {
            var client = new TestClient(simulator.endpoint());
            var registration = register(client);
            var login = startLogin(client, registration);

            var pending = poll(client, registration, login);
            var page = client.send("GET", login.path("verificationUriComplete").stringValue(), "");
            var code = login.path("userCode").stringValue();
            var approval = "decision=approve&account=tina&user_code=" + code;
            var approved = client.send("POST", "/device", approval);
            var tokens = TestClient.json(poll(client, registration, login));

            assertThat(login.path("expiresIn").intValue()).isEqualTo(300);
            assertThat(login.path("interval").intValue()).isZero();
            assertThat(TestClient.json(pending).path("error").stringValue())
                    .isEqualTo("authorization_pending");
            assertThat(page.body()).asString(StandardCharsets.UTF_8).contains(code, "Approve");
            assertThat(approved.statusCode()).isEqualTo(200);
            assertThat(tokens.path("expiresIn").intValue()).isEqualTo(3600);
            assertThat(tokens.path("tokenType").stringValue()).isEqualTo("Bearer");
            var account = simulator.findAccount("tina").orElseThrow();
            assertThat(tokens.path("refreshToken").stringValue()).isEqualTo(account.refreshToken());
            assertThat(client.ask(tokens.path("accessToken").stringValue(), "hello").statusCode())
                    .isEqualTo(200);
            assertThat(account.counters().logins()).isEqualTo(1);
        }
    }

    @Test
    void deniesALoginOnThePage() throws Exception {
        try (var simulator = Simulator.start()) {
            var client = new TestClient(simulator.endpoint());
            var registration = register(client);
            var login = startLogin(client, registration);
            var code = login.path("userCode").stringValue();

            client.send("POST", "/device", "decision=deny&user_code=" + code);

            var answer = TestClient.json(poll(client, registration, login));
            assertThat(answer.path("error").stringValue()).isEqualTo("access_denied");
            var unknown = client.send("POST", "/device", "decision=approve&user_code=NOBODY");
            assertThat(unknown.statusCode()).isEqualTo(404);
        }
    }

    @Test
    void escapesWhatThePageRepeats() throws Exception {
        try (var simulator = Simulator.start()) {
            var client = new TestClient(simulator.endpoint());

            var page = client.send("GET", "/device?user_code=%22%3E%3Cscript%3E", "");

            assertThat(page.body())
                    .asString(StandardCharsets.UTF_8)
                    .doesNotContain("<script>")
                    .contains("&quot;>&lt;script>");
        }
    }

    @Test
    void rotatesRefreshTokens() throws Exception {
        var options =
                SimulatorOptions.defaults()
                        .withRotation(RotationMode.ROTATE_WITH_FAMILY_REVOCATION)
                        .withAccessTokenLifetime(Duration.ofMinutes(5));
        try (var simulator = Simulator.start(options)) {
            var client = new TestClient(simulator.endpoint());
            var account = simulator.createAccount("a");
            var old = account.refreshToken();

            var renewed = TestClient.json(refresh(client, account, old));
            var reused = refresh(client, account, old);

            assertThat(renewed.path("expiresIn").intValue()).isEqualTo(300);
            assertThat(renewed.path("refreshToken").stringValue()).isNotEqualTo(old);
            assertThat(TestClient.json(reused).path("error").stringValue())
                    .isEqualTo("invalid_grant");
            var dead = renewed.path("accessToken").stringValue();
            assertThat(client.ask(dead, "hello").statusCode()).isEqualTo(403);
            assertThat(account.counters().refreshes()).isEqualTo(1);
            assertThat(account.counters().refreshTokenReuses()).isEqualTo(1);
            assertThat(simulator.counters().familyRevocations()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(ErrorForm.class)
    void writesErrorsInBothForms(ErrorForm form) throws Exception {
        try (var simulator = Simulator.start(SimulatorOptions.defaults().withErrorForm(form))) {
            var client = new TestClient(simulator.endpoint());
            var account = simulator.createAccount("a");

            var response = refresh(client, account, "nonsense");

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(TestClient.json(response).path("error").stringValue())
                    .isEqualTo("invalid_grant");
            assertThat(TestClient.json(response).path("error_description").stringValue())
                    .isEqualTo("Invalid refresh token provided");
            assertThat(response.headers().firstValue("x-amzn-ErrorType").isPresent())
                    .isEqualTo(form == ErrorForm.WITH_TYPE_HEADER);
        }
    }

    @Test
    void refusesUnknownClientsWithAStatusOfTheirOwn() throws Exception {
        try (var simulator = Simulator.start()) {
            var client = new TestClient(simulator.endpoint());

            var response = client.send("POST", "/token", "{\"grantType\":\"refresh_token\"}");

            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(TestClient.json(response).path("error").stringValue())
                    .isEqualTo("invalid_client");
            assertThat(response.headers().firstValue("x-amzn-ErrorType"))
                    .contains("InvalidClientException");
        }
    }

    @Test
    void refusesRequestsThatItDoesNotUnderstand() throws Exception {
        try (var simulator = Simulator.start()) {
            var client = new TestClient(simulator.endpoint());

            assertThat(error(client, "/token", "{}")).isEqualTo("invalid_request");
            assertThat(error(client, "/token", "no json")).isEqualTo("invalid_request");
            assertThat(error(client, "/token", "{\"grantType\":\"password\"}"))
                    .isEqualTo("unsupported_grant_type");
            assertThat(error(client, "/client/register", "{}")).isEqualTo("invalid_request");
            assertThat(error(client, "/device_authorization", "{}")).isEqualTo("invalid_request");
        }
    }

    @Test
    void losesResponsesAndFailsAsTold() throws Exception {
        var options = SimulatorOptions.defaults().withRotation(RotationMode.ROTATE_WITH_GRACE);
        try (var simulator = Simulator.start(options)) {
            var client = new TestClient(simulator.endpoint());
            var account = simulator.createAccount("a");
            var old = account.refreshToken();
            account.failNextRefreshes(IdpFault.SERVER_ERROR, IdpFault.LOST_RESPONSE);

            assertThat(refresh(client, account, old).statusCode()).isEqualTo(500);
            assertThatThrownBy(() -> refresh(client, account, old)).isInstanceOf(IOException.class);
            assertThat(account.refreshToken()).isNotEqualTo(old);
            assertThat(refresh(client, account, account.refreshToken()).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void takesItsTimeWhenToldTo() throws Exception {
        var options = SimulatorOptions.defaults().withTokenLatency(Duration.ofMillis(100));
        try (var simulator = Simulator.start(options)) {
            var client = new TestClient(simulator.endpoint());
            var account = simulator.createAccount("a");

            var started = System.nanoTime();
            var response = refresh(client, account, account.refreshToken());

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(System.nanoTime() - started).isGreaterThan(99_000_000L);
        }
    }

    private static String error(TestClient client, String path, String body) throws Exception {
        return TestClient.json(client.send("POST", path, body)).path("error").stringValue();
    }

    private static JsonNode register(TestClient client) throws Exception {
        var registration =
                client.json(
                        "POST",
                        "/client/register",
                        Map.of("clientName", "test", "clientType", "public"));
        var lifetime =
                registration.path("clientSecretExpiresAt").longValue()
                        - registration.path("clientIdIssuedAt").longValue();
        assertThat(Duration.ofSeconds(lifetime)).isEqualTo(Duration.ofDays(90));
        return registration;
    }

    private static JsonNode startLogin(TestClient client, JsonNode registration) throws Exception {
        return client.json(
                "POST",
                "/device_authorization",
                Map.of(
                        "clientId", registration.path("clientId"),
                        "clientSecret", registration.path("clientSecret"),
                        "startUrl", "https://view.awsapps.com/start"));
    }

    private static HttpResponse<byte[]> poll(
            TestClient client, JsonNode registration, JsonNode login) throws Exception {
        return token(
                client,
                Map.of(
                        "clientId", registration.path("clientId").stringValue(),
                        "clientSecret", registration.path("clientSecret").stringValue(),
                        "deviceCode", login.path("deviceCode").stringValue(),
                        "grantType", DEVICE_GRANT));
    }

    private static HttpResponse<byte[]> refresh(
            TestClient client, SimulatedAccount account, String refreshToken) throws Exception {
        return token(
                client,
                Map.of(
                        "clientId",
                        account.clientId(),
                        "clientSecret",
                        account.clientSecret(),
                        "refreshToken",
                        refreshToken,
                        "grantType",
                        "refresh_token"));
    }

    private static HttpResponse<byte[]> token(TestClient client, Map<String, String> body)
            throws Exception {
        var json = JsonMapper.shared().writeValueAsString(body);
        return client.send("POST", "/token", json);
    }
}
