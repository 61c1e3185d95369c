package io.qgateway.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.qgateway.AdminCalls;
import io.qgateway.GatewayRunner;
import io.qgateway.HttpCalls;
import io.qgateway.accounts.AccountStore;
import io.qgateway.accounts.NewAccount;
import io.qgateway.accounts.Secret;
import io.qgateway.simulator.Simulator;
import io.qgateway.simulator.SimulatorOptions;
import io.qgateway.simulator.idp.IdpFault;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Device logins at a gateway that runs, with a simulated person. */
@Timeout(90)
class DeviceLoginIT {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String COMPANY = "https://d-1234567890.awsapps.com/start";
    private static final String EUROPEAN =
            "arn:aws:codewhisperer:eu-central-1:123456789012:profile/TEAM";

    private final Simulator upstream =
            Simulator.start(
                    SimulatorOptions.defaults()
                            .withDeviceLogin(Duration.ofSeconds(1), Duration.ofMinutes(10)));
    private GatewayRunner gateway;
    private AdminCalls admin;

    @BeforeEach
    void start() throws Exception {
        gateway = GatewayRunner.start(upstream, Map.of());
        admin = AdminCalls.to(gateway);
    }

    @AfterEach
    void stop() {
        admin.close();
        gateway.close();
        upstream.close();
    }

    @Test
    void logsAnAccountInThatServesAtOnce() throws Exception {
        var login = begin("{\"label\": \"Team A\"}");
        var id = login.path("authId").stringValue();
        assertThat(login.path("verificationUriComplete").stringValue())
                .startsWith(upstream.endpoint().toString())
                .endsWith(login.path("userCode").stringValue());
        var claim = admin.postLater("/v2/auth/claim/" + id);
        assertThat(status(id).path("status").stringValue()).isEqualTo("pending");

        approve(login, "tina");

        var claimed = AdminCalls.json(claim.get(30, TimeUnit.SECONDS));
        var account = claimed.path("account");
        assertThat(claimed.path("status").stringValue()).isEqualTo("completed");
        assertThat(account.path("label").stringValue()).isEqualTo("Team A");
        assertThat(account.path("enabled").booleanValue()).isTrue();
        assertThat(account.path("state").stringValue()).isEqualTo("ready");
        assertThat(account.path("last_refresh_status").stringValue()).isEqualTo("success");
        assertThat(account.path("accessToken").stringValue()).isEqualTo("***");
        assertThat(inDays(account.path("registration_expires_at"))).isBetween(89L, 90L);
        assertThat(status(id).path("accountId").stringValue())
                .isEqualTo(account.path("id").stringValue());
        assertThat(AdminCalls.json(admin.post("/v2/auth/claim/" + id, "")).path("account"))
                .isEqualTo(account);
        try (var calls = HttpCalls.to(gateway)) {
            assertThat(calls.chat("hello", false).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void findsTheProfileOfAPersonOfACompanyAndServesThemWithIt() throws Exception {
        upstream.createAccount("carol").profiles(EUROPEAN);
        var login = begin("{\"startUrl\": \"%s\", \"region\": \"eu-west-1\"}".formatted(COMPANY));

        approve(login, "carol");
        var account = claim(login).path("account");

        assertThat(account.path("profile_arn").stringValue()).isEqualTo(EUROPEAN);
        assertThat(account.path("region").stringValue()).isEqualTo("eu-west-1");
        assertThat(account.path("enabled").booleanValue()).isTrue();
        try (var calls = HttpCalls.to(gateway)) {
            assertThat(calls.chat("hello", false).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void namesTheTroubleOfAPersonWithoutAProfile() throws Exception {
        upstream.createAccount("dave").profiles();
        var login = begin("{\"label\": \"Dave\", \"startUrl\": \"%s\"}".formatted(COMPANY));

        approve(login, "dave");
        var claim = claimAnyway(login);

        assertThat(claim.statusCode()).isEqualTo(502);
        assertThat(AdminCalls.json(claim).path("detail").stringValue()).contains("no profile");
        var accountId = status(idOf(login)).path("accountId").stringValue();
        var account = admin.get("/v2/accounts/" + accountId);
        assertThat(account.path("enabled").booleanValue()).isFalse();
    }

    @Test
    void logsAnAccountInAgainWhereItDidBefore() throws Exception {
        upstream.createAccount("carol").profiles(EUROPEAN);
        var first =
                begin(
                        "{\"label\": \"Carol\", \"startUrl\": \"%s\", \"region\": \"eu-west-1\"}"
                                .formatted(COMPANY));
        approve(first, "carol");
        var account = claim(first).path("account");
        var id = account.path("id").stringValue();

        var again = begin("{\"accountId\": \"%s\"}".formatted(id));
        approve(again, "carol");
        var after = claim(again).path("account");

        assertThat(after.path("id").stringValue()).isEqualTo(id);
        assertThat(after.path("label").stringValue()).isEqualTo("Carol");
        assertThat(after.path("profile_arn").stringValue()).isEqualTo(EUROPEAN);
        assertThat(after.path("region").stringValue()).isEqualTo("eu-west-1");
        assertThat(after.path("clientId")).isNotEqualTo(account.path("clientId"));
        assertThat(admin.get("/v2/accounts").path("count").intValue()).isEqualTo(1);
    }

    @Test
    void asksWhereAnImportedAccountOfACompanyLogsIn() throws Exception {
        var id =
                gateway.part(AccountStore.class)
                        .create(
                                new NewAccount(
                                        Optional.of("imported"),
                                        "client",
                                        Optional.of(new Secret("secret")),
                                        Optional.of(new Secret("refresh")),
                                        Optional.empty(),
                                        Optional.empty(),
                                        true,
                                        "eu-west-1",
                                        Optional.of(EUROPEAN)))
                        .id();

        var refused = admin.post("/v2/auth/start", "{\"accountId\": \"%s\"}".formatted(id));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(AdminCalls.json(refused).at("/errors/0/field").stringValue())
                .isEqualTo("startUrl");
    }

    @Test
    void leavesAccountsOfAResourceToTheirResource() throws Exception {
        gateway.addAccount("alice");
        gateway.part(JdbcClient.class)
                .sql("update accounts set origin = 'qaccount:ai/alice'")
                .update();
        var id = admin.get("/v2/accounts").at("/accounts/0/id").stringValue();

        var refused = admin.post("/v2/auth/start", "{\"accountId\": \"%s\"}".formatted(id));

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("QAccount ai/alice");
    }

    @Test
    void endsWithAPersonsNo() throws Exception {
        var login = begin("{}");
        var claim = admin.postLater("/v2/auth/claim/" + idOf(login));

        assertThat(upstream.denyLogin(login.path("userCode").stringValue())).isTrue();

        var refused = claim.get(30, TimeUnit.SECONDS);
        assertThat(refused.statusCode()).isEqualTo(502);
        assertThat(AdminCalls.json(refused).path("detail").stringValue()).contains("denied");
        assertThat(status(idOf(login)).path("status").stringValue()).isEqualTo("error");
        assertThat(status(idOf(login)).path("detail").stringValue()).isEqualTo("denied");
        assertThat(claimAnyway(login).statusCode()).isEqualTo(502);
    }

    @Test
    void endsWhenItsTimeIsOver() throws Exception {
        var login = begin("{}");
        var claim = admin.postLater("/v2/auth/claim/" + idOf(login));

        gateway.part(JdbcClient.class)
                .sql("update device_logins set expires_at = started_at")
                .update();

        assertThat(claim.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(408);
        assertThat(status(idOf(login)).path("status").stringValue()).isEqualTo("timeout");
        assertThat(status(idOf(login)).path("remaining").intValue()).isZero();
        assertThat(claimAnyway(login).statusCode()).isEqualTo(408);
    }

    @Test
    void slowsDownAndGoesOn() throws Exception {
        upstream.failNextTokenRequests(IdpFault.SLOW_DOWN, IdpFault.SERVER_ERROR);
        var login = begin("{}");

        approve(login, "tina");
        var claimed = claim(login);

        assertThat(claimed.path("status").stringValue()).isEqualTo("completed");
        assertThat(
                        gateway.part(JdbcClient.class)
                                .sql("select interval_ms from device_logins")
                                .query(Integer.class)
                                .single())
                .isEqualTo(12_000);
    }

    @Test
    void isGivenUp() throws Exception {
        var login = begin("{}");
        var claim = admin.postLater("/v2/auth/claim/" + idOf(login));

        var cancelled = admin.delete("/v2/auth/" + idOf(login));

        assertThat(AdminCalls.json(cancelled).path("detail").stringValue()).isEqualTo("cancelled");
        assertThat(claim.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(410);
        approve(login, "tina");
        assertThat(admin.get("/v2/accounts").path("count").intValue()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"startUrl\": \"http://view.awsapps.com/start\"}|startUrl",
                "{\"startUrl\": \"https://evil.example/start\"}|startUrl",
                "{\"region\": \"us-east1\"}|region",
                "{\"region\": \"evil.example/\"}|region",
                "{\"label\": []}|label"
            })
    void sendsNothingAnywhereForAWishThatCannotBe(String wish, String field) throws Exception {
        var refused = admin.post("/v2/auth/start", wish);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(AdminCalls.json(refused).at("/errors/0/field").stringValue()).isEqualTo(field);
        assertThat(upstream.waitingLogins()).isEmpty();
    }

    @Test
    void takesNoKeyAndNoOtherCredential() throws Exception {
        var login = begin("{}");
        for (var credential : new String[] {"", gateway.key(), "nonsense"}) {
            try (var stranger = AdminCalls.with(gateway, credential)) {
                assertThat(stranger.post("/v2/auth/start", "{}").statusCode()).isEqualTo(401);
                assertThat(stranger.post("/v2/auth/claim/" + idOf(login), "").statusCode())
                        .isEqualTo(401);
                assertThat(stranger.delete("/v2/auth/" + idOf(login)).statusCode()).isEqualTo(401);
            }
        }
        assertThat(upstream.waitingLogins()).hasSize(1);
    }

    @Test
    void answersWhoeverWaitsWhenItStops() throws Exception {
        var login = begin("{}");
        var claim = admin.postLater("/v2/auth/claim/" + idOf(login));
        await().atMost(LONG).until(() -> status(idOf(login)).path("remaining").intValue() < 600);

        gateway.close();

        var answer = claim.get(5, TimeUnit.SECONDS);
        assertThat(answer.statusCode()).isEqualTo(408);
        assertThat(AdminCalls.json(answer).path("detail").stringValue()).contains("claim it again");
    }

    private JsonNode begin(String wish) throws Exception {
        var started = admin.post("/v2/auth/start", wish);
        assertThat(started.statusCode()).as(started.body()).isEqualTo(200);
        return AdminCalls.json(started);
    }

    private void approve(JsonNode login, String person) {
        assertThat(upstream.approveLogin(login.path("userCode").stringValue(), person)).isTrue();
    }

    private JsonNode claim(JsonNode login) throws Exception {
        var claimed = claimAnyway(login);
        assertThat(claimed.statusCode()).as(claimed.body()).isEqualTo(200);
        return AdminCalls.json(claimed);
    }

    private HttpResponse<String> claimAnyway(JsonNode login) throws Exception {
        return admin.postLater("/v2/auth/claim/" + idOf(login)).get(40, TimeUnit.SECONDS);
    }

    private JsonNode status(String id) throws Exception {
        return admin.get("/v2/auth/status/" + id);
    }

    private static String idOf(JsonNode login) {
        return login.path("authId").stringValue();
    }

    private static long inDays(JsonNode time) {
        var moment = LocalDateTime.parse(time.stringValue()).toInstant(ZoneOffset.UTC);
        return Duration.between(Instant.now(), moment).toDays();
    }
}
