package io.qgateway.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.qgateway.AdminCalls;
import io.qgateway.GatewayRunner;
import io.qgateway.HttpCalls;
import io.qgateway.accounts.AccountQuery;
import io.qgateway.accounts.AccountStore;
import io.qgateway.accounts.checks.AccountCheckTable;
import io.qgateway.accounts.database.Vendor;
import io.qgateway.catalogue.CatalogueFeed;
import io.qgateway.console.AccountChange;
import io.qgateway.console.AccountDirectory;
import io.qgateway.console.Concealed;
import io.qgateway.simulator.SimulatedAccount;
import io.qgateway.simulator.chat.ModelCatalogue;
import io.qgateway.simulator.script.KnownRefusal;
import io.qgateway.simulator.script.Script;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What the web console asks of a gateway that runs. */
@Timeout(90)
class AdminApiIT {

    private static final Duration LONG = Duration.ofSeconds(30);

    private GatewayRunner gateway;
    private AdminCalls admin;

    @BeforeEach
    void start() throws Exception {
        gateway = GatewayRunner.start();
        admin = AdminCalls.to(gateway);
    }

    @AfterEach
    void stop() {
        admin.close();
        gateway.close();
    }

    @Test
    void countsWhatGoesThrough() throws Exception {
        gateway.addAccount("alice");
        try (var calls = HttpCalls.to(gateway)) {
            assertThat(calls.chat("hello", true).statusCode()).isEqualTo(200);
            assertThat(calls.chat("simulate: refuse internal", false).statusCode()).isEqualTo(503);
        }

        await().atMost(LONG)
                .untilAsserted(
                        () -> assertThat(stats("/traffic/requests").intValue()).isEqualTo(2));
        assertThat(stats("/traffic/failed").intValue()).isEqualTo(1);
        assertThat(stats("/traffic/output_tokens").intValue()).isPositive();
        assertThat(stats("/traffic/active").intValue()).isZero();
        assertThat(stats("/series/59/requests").intValue()).isEqualTo(2);
        assertThat(stats("/accounts/total").intValue()).isEqualTo(1);
        assertThat(stats("/pool/database_up").booleanValue()).isTrue();
    }

    @Test
    void listsPartsAndFindsByTextAndState() throws Exception {
        gateway.addAccount("alice");
        gateway.addAccount("bob");

        assertThat(admin.get("/v2/accounts?q=LI&limit=1").at("/accounts/0/label").stringValue())
                .isEqualTo("alice");
        var page =
                admin.get(
                        "/v2/accounts?state=ready,suspended&sort_by=label&sort_order=desc&limit=1&offset=1");
        assertThat(page.at("/accounts/0/label").stringValue()).isEqualTo("alice");
        assertThat(page.path("total").intValue()).isEqualTo(2);
        assertThat(admin.get("/v2/accounts?state=disabled").path("total").intValue()).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void answersPromptsOnADisabledAccountThatIsNamed(boolean stream) throws Exception {
        gateway.addAccount("alice");
        gateway.addAccount("bob");
        var bob = idOf("bob");
        disable(bob);
        var path = "/v2/chat/test?account_id=" + bob;
        var body = HttpCalls.chatBody("hello", stream);

        try (var withKey = AdminCalls.with(gateway, gateway.key())) {
            assertThat(withKey.post(path, body).statusCode()).isEqualTo(401);
        }
        var answer = admin.post(path, body);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains(stream ? "data: [DONE]" : "chat.completion");
        await().atMost(LONG)
                .untilAsserted(() -> {
                    assertThat(account(bob).path("success_count").intValue()).isEqualTo(1);
                    assertThat(stats("/traffic/output_tokens").intValue()).isPositive();
                });
        var broken = admin.post(path, HttpCalls.chatBody("simulate: refuse internal", stream));
        assertThat(AdminCalls.json(broken).at("/error/message").stringValue()).isNotEmpty();
    }

    @Test
    void triesAnAccountOut() throws Exception {
        gateway.addAccount("alice");
        gateway.addAccount("bob").script(Script.refused(KnownRefusal.SUSPENDED));

        var good = AdminCalls.json(admin.post("/v2/accounts/" + idOf("alice") + "/test", "{}"));
        var bad = AdminCalls.json(admin.post("/v2/accounts/" + idOf("bob") + "/test", "{}"));

        assertThat(good.path("ok").booleanValue()).isTrue();
        assertThat(good.path("answer").stringValue()).isNotEmpty();
        assertThat(bad.path("ok").booleanValue()).isFalse();
        assertThat(bad.path("reason").stringValue()).isEqualTo("AccessDenied");
        assertThat(bad.path("detail").stringValue()).isNotEmpty();
        assertThat(account(idOf("bob")).path("state").stringValue()).isEqualTo("suspended");
    }

    @Test
    void enablesThoseOfAFeedThatAnswerAndSaysWhyNotOfTheOthers() throws Exception {
        var alice = gateway.simulator().createAccount("alice");
        var bob = gateway.simulator().createAccount("bob");
        bob.script(Script.refused(KnownRefusal.SUSPENDED));
        var carol = gateway.simulator().createAccount("carol");
        var expired = fed(carol);
        carol.revoke();

        var taken =
                AdminCalls.json(
                        admin.post(
                                "/v2/accounts/feed",
                                "{\"accounts\": [%s, %s, %s, {\"clientId\": \"c\", \"clientSecret\": \"s\"}]}"
                                        .formatted(fed(alice), fed(bob), expired)));

        assertThat(taken.path("status").stringValue()).isEqualTo("processing");
        await().atMost(LONG)
                .untilAsserted(() -> {
                    assertThat(taken(taken, 0).path("enabled").booleanValue()).isTrue();
                    assertThat(reason(taken, 1)).isEqualTo("AccessDenied");
                    assertThat(reason(taken, 2)).isEqualTo("RefreshFailed");
                    assertThat(reason(taken, 3)).isEqualTo("CredentialsMissing");
                });
        assertThat(taken(taken, 0).at("/other/source").stringValue()).isEqualTo("feed");
        assertThat(taken(taken, 0).path("state").stringValue()).isEqualTo("ready");
        assertThat(taken(taken, 1).path("enabled").booleanValue()).isFalse();
        assertThat(taken(taken, 1).at("/other/failedDetail").stringValue()).isNotEmpty();
    }

    @Test
    void triesAnAccountOutWithAModelThatItHas() throws Exception {
        var dora = gateway.simulator().createAccount("dora");
        dora.models(ModelCatalogue.of("claude-haiku-4.5"));

        var taken =
                AdminCalls.json(
                        admin.post(
                                "/v2/accounts/feed", "{\"accounts\": [%s]}".formatted(fed(dora))));

        await().atMost(LONG)
                .untilAsserted(
                        () -> assertThat(taken(taken, 0).path("enabled").booleanValue()).isTrue());
        await().atMost(LONG)
                .untilAsserted(() -> {
                    gateway.part(CatalogueFeed.class).look();
                    var models = admin.get("/v2/models").path("models");
                    assertThat(models).hasSize(1);
                    assertThat(models.path(0).path("id").stringValue())
                            .isEqualTo("claude-haiku-4.5");
                    assertThat(models.path(0).path("accounts").intValue()).isEqualTo(1);
                    assertThat(models.path(0).path("context_window").intValue()).isEqualTo(200_000);
                });
    }

    @Test
    void triesOutWhatAnotherProcessHasLeft() throws Exception {
        gateway.addAccount("alice");
        var id = idOf("alice");
        disable(id);

        new AccountCheckTable(gateway.part(JdbcClient.class), gateway.part(Vendor.class)).add(id);

        await().atMost(LONG)
                .untilAsserted(
                        () -> assertThat(account(id).path("enabled").booleanValue()).isTrue());
    }

    private void disable(String id) {
        var keep = Optional.<Concealed>empty();
        gateway.part(AccountDirectory.class)
                .edit(
                        id,
                        new AccountChange(
                                Optional.empty(),
                                Optional.empty(),
                                keep,
                                keep,
                                keep,
                                Optional.empty(),
                                Optional.of(false)));
    }

    private JsonNode taken(JsonNode feed, int index) throws Exception {
        return account(feed.path("account_ids").path(index).stringValue());
    }

    private String reason(JsonNode feed, int index) throws Exception {
        return taken(feed, index).at("/other/failedReason").asString("");
    }

    private JsonNode account(String id) throws Exception {
        return admin.get("/v2/accounts/" + id);
    }

    private JsonNode stats(String pointer) throws Exception {
        return admin.get("/v2/stats").at(pointer);
    }

    private String idOf(String label) {
        return gateway.part(AccountStore.class).list(AccountQuery.everything()).accounts().stream()
                .filter(account -> account.label().orElse("").equals(label))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static String fed(SimulatedAccount account) {
        return "{\"clientId\": \"%s\", \"clientSecret\": \"%s\", \"refreshToken\": \"%s\"}"
                .formatted(account.clientId(), account.clientSecret(), account.refreshToken());
    }
}
