package io.qgateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.qgateway.parts.Database;
import io.qgateway.simulator.Simulator;
import io.qgateway.simulator.SimulatorOptions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Two gateways on one database: what is begun, changed or ended at one is so at the other. */
@ParameterizedClass
@EnumSource(names = {"POSTGRES", "MARIADB"})
@Timeout(120)
class SeveralGatewaysIT {

    private static final String KEY = "qMHdmA0ayGpRrGI8NBTTVrdtw6zNGfqo1XIKnQZEwLs=";
    private static final Duration SECONDS = Duration.ofSeconds(5);

    private final Map<String, String> settings;

    @AutoClose
    private final Simulator upstream =
            Simulator.start(
                    SimulatorOptions.defaults()
                            .withDeviceLogin(Duration.ofSeconds(1), Duration.ofMinutes(10)));

    @AutoClose private GatewayRunner one;
    @AutoClose private GatewayRunner other;
    @AutoClose private AdminCalls atOne;
    @AutoClose private AdminCalls atOther;

    SeveralGatewaysIT(Database database) {
        settings = Map.of("DATABASE_URL", database.newUrl(), "QGATEWAY_SEALING_KEY", KEY);
    }

    @BeforeEach
    void start() throws Exception {
        one = GatewayRunner.start(upstream, settings);
        other = GatewayRunner.start(upstream, settings);
        atOne = AdminCalls.to(one);
        atOther = atOne.at(other);
    }

    @Test
    void aLoginThatIsStartedAtOneIsClaimedAtTheOther() throws Exception {
        var login = begin();
        var claim = atOther.postLater("/v2/auth/claim/" + idOf(login));
        assertThat(atOther.get("/v2/auth/status/" + idOf(login)).path("status").stringValue())
                .isEqualTo("pending");

        approve(login);

        var claimed = AdminCalls.json(claim.get(30, TimeUnit.SECONDS));
        assertThat(claimed.path("status").stringValue()).isEqualTo("completed");
        assertThat(AdminCalls.json(atOne.post("/v2/auth/claim/" + idOf(login), "")).path("account"))
                .isEqualTo(claimed.path("account"));
        assertThat(atOne.get("/v2/accounts").path("count").intValue()).isEqualTo(1);
        assertThat(upstream.counters().logins()).isEqualTo(1);
        try (var calls = HttpCalls.to(other)) {
            assertThat(calls.chat("hello", false).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aLoginOutlivesTheGatewayThatStartedIt() throws Exception {
        var login = begin();
        one.close();

        approve(login);

        assertThat(
                        AdminCalls.json(
                                        atOther.postLater("/v2/auth/claim/" + idOf(login))
                                                .get(30, TimeUnit.SECONDS))
                                .path("status")
                                .stringValue())
                .isEqualTo("completed");
    }

    @Test
    void aLoginOutlivesARestartOfThemAll() throws Exception {
        var login = begin();
        one.close();
        other.close();
        approve(login);

        one = GatewayRunner.start(upstream, settings);

        try (var admin = atOne.at(one)) {
            assertThat(
                            AdminCalls.json(
                                            admin.postLater("/v2/auth/claim/" + idOf(login))
                                                    .get(30, TimeUnit.SECONDS))
                                    .path("status")
                                    .stringValue())
                    .isEqualTo("completed");
        }
    }

    @Test
    void manyLoginsAtOnceAreAskedAboutOneAtATime() throws Exception {
        for (int i = 0; i < 6; i++) {
            approve(begin());
        }

        await().atMost(Duration.ofSeconds(30))
                .until(() -> atOther.get("/v2/accounts").path("count").intValue() == 6);

        assertThat(upstream.counters().logins()).isEqualTo(6);
        assertThat(upstream.waitingLogins()).isEmpty();
    }

    @Test
    void aSessionOfOneWorksAtTheOtherUntilItIsEndedThere() throws Exception {
        assertThat(atOther.get("/v2/accounts").path("count").intValue()).isZero();

        assertThat(atOther.post("/api/logout", "").statusCode()).isEqualTo(200);

        assertThat(atOne.post("/v2/accounts/nobody/test", "").statusCode()).isEqualTo(401);
    }

    @Test
    void aChangeAtOneShowsAtTheOtherWithinSeconds() throws Exception {
        one.addAccount("alice");
        try (var calls = HttpCalls.to(other)) {
            await().atMost(SECONDS).until(() -> calls.chat("hello", false).statusCode() == 200);
            var id = atOther.get("/v2/accounts").at("/accounts/0/id").stringValue();

            atOne.patch("/v2/accounts/" + id, "{\"enabled\": false, \"label\": \"Alice B\"}");

            assertThat(atOther.get("/v2/accounts/" + id).path("label").stringValue())
                    .isEqualTo("Alice B");
            await().atMost(SECONDS).until(() -> calls.chat("hello", false).statusCode() == 401);
        }
    }

    private JsonNode begin() throws Exception {
        return AdminCalls.json(atOne.post("/v2/auth/start", "{\"label\": \"Team A\"}"));
    }

    private void approve(JsonNode login) {
        var code = login.path("userCode").stringValue();
        assertThat(upstream.approveLogin(code, "person-" + code)).isTrue();
    }

    private static String idOf(JsonNode login) {
        return login.path("authId").stringValue();
    }
}
