package io.qgateway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.simulator.chat.Model;
import io.qgateway.simulator.chat.ModelCatalogue;
import io.qgateway.simulator.chat.Quota;
import io.qgateway.simulator.script.KnownRefusal;
import io.qgateway.simulator.script.Script;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RequestsIT {

    private static final String PROFILES = "AmazonCodeWhispererService.ListAvailableProfiles";
    private static final String LIST = "AmazonCodeWhispererService.ListAvailableModels";
    private static final String USAGE = "AmazonCodeWhispererService.GetUsageLimits";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final Simulator simulator =
            Simulator.start(
                    SimulatorOptions.defaults()
                            .withClock(now::get)
                            .withModels(
                                    new ModelCatalogue(
                                            List.of(new Model("small", "Small", 100, 50, false)))));
    private final SimulatedAccount account = simulator.createAccount("a");
    private final TestClient client = new TestClient(simulator.endpoint());

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void refusesUnknownAndExpiredTokens() throws Exception {
        var token = account.accessToken();
        now.set(now.get().plus(Duration.ofHours(1)));

        for (var refused : List.of(token, "nonsense")) {
            var response = client.ask(refused, "hello");
            assertThat(response.statusCode()).isEqualTo(403);
            assertThat(type(response)).isEqualTo("AccessDeniedException");
            assertThat(TestClient.json(response).path("message").stringValue())
                    .isEqualTo("The bearer token included in the request is invalid.");
        }
        assertThat(simulator.counters().invalidBearers()).isEqualTo(2);
        assertThat(account.counters().requests()).isZero();
    }

    @Test
    void refusesWhatIsNoCallOfTheService() throws Exception {
        var token = account.accessToken();
        var body = TestClient.body("hello");

        assertThat(type(send("", TestClient.GENERATE, TestClient.JSON_1_0, body)))
                .isEqualTo("MissingAuthenticationTokenException");
        assertThat(type(send(token, "Nobody.DoesThis", TestClient.JSON_1_0, body)))
                .isEqualTo("UnknownOperationException");
        assertThat(type(send(token, TestClient.GENERATE, "application/json", body)))
                .isEqualTo("UnsupportedMediaTypeException");
        assertThat(simulator.counters().requests()).isZero();
    }

    @Test
    void answersPeopleOfACompanyWithTheirProfileOnly() throws Exception {
        var token = account.accessToken();
        account.profiles("arn:aws:codewhisperer:eu-central-1:123456789012:profile/ONE");

        var list = send(token, PROFILES, TestClient.JSON_1_0, "{\"maxResults\":10}");
        var without =
                send(token, TestClient.GENERATE, TestClient.JSON_1_0, TestClient.body("hello"));
        var with =
                send(
                        token,
                        TestClient.GENERATE,
                        TestClient.JSON_1_0,
                        TestClient.body("hello")
                                .replaceFirst(
                                        "\\{",
                                        "{\"profileArn\":\"arn:aws:codewhisperer:eu-central-1:123456789012:profile/ONE\","));

        assertThat(TestClient.json(list).at("/profiles/0/arn").stringValue())
                .isEqualTo("arn:aws:codewhisperer:eu-central-1:123456789012:profile/ONE");
        assertThat(TestClient.json(list).at("/profiles/0/status").stringValue())
                .isEqualTo("ACTIVE");
        assertThat(without.statusCode()).isEqualTo(403);
        assertThat(with.statusCode()).isEqualTo(200);
    }

    @Test
    void refusesWhatIsNotJson() throws Exception {
        var response =
                send(account.accessToken(), TestClient.GENERATE, TestClient.JSON_1_0, "{\"a\":");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(type(response)).isEqualTo("ValidationException");
        assertThat(TestClient.json(response).path("reason").stringValue())
                .isEqualTo("REQUEST_BODY_INVALID_JSON");
        assertThat(account.counters().rejected()).isEqualTo(1);
    }

    @Test
    void refusesAnImproperRequestAndNamesTheRuleInAHeader() throws Exception {
        var response = client.ask(account.accessToken(), " ");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(TestClient.json(response).path("message").stringValue())
                .isEqualTo("Improperly formed request.");
        assertThat(TestClient.json(response).has("reason")).isFalse();
        assertThat(response.headers().firstValue("x-simulator-rule")).contains("CONTENT_PRESENT");
        assertThat(account.counters().rejected()).isEqualTo(1);
        assertThat(account.requests()).hasSize(1);
    }

    @Test
    void refusesAPromptBeyondTheWindowOfTheModel() throws Exception {
        var response = client.ask(account.accessToken(), "a".repeat(351));

        assertThat(TestClient.json(response).path("reason").stringValue())
                .isEqualTo("CONTENT_LENGTH_EXCEEDS_THRESHOLD");
        assertThat(client.ask(account.accessToken(), "a".repeat(350)).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesADirectiveThatItDoesNotUnderstand() throws Exception {
        var response = client.ask(account.accessToken(), "simulate: miracles");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(TestClient.json(response).path("message").stringValue())
                .contains("there is no command 'miracles'");
    }

    @Test
    void listsTheModelsOfItsCatalogue() throws Exception {
        var response =
                send(account.accessToken(), LIST, TestClient.JSON_1_0, "{\"origin\":\"CLI\"}");

        var model = TestClient.json(response).path("models").path(0);
        assertThat(model.path("modelId").stringValue()).isEqualTo("small");
        assertThat(model.path("tokenLimits").path("maxInputTokens").intValue()).isEqualTo(100);
        assertThat(TestClient.json(response).path("defaultModel").path("modelId").stringValue())
                .isEqualTo("small");
    }

    @Test
    void listsNoModelsForARequestThatDoesNotSayWhereItComesFrom() throws Exception {
        for (var body : List.of("", "{}", "{\"origin\":\"NOWHERE\"}")) {
            var response = send(account.accessToken(), LIST, TestClient.JSON_1_0, body);

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(TestClient.json(response).path("message").stringValue())
                    .isEqualTo("Improperly formed request.");
        }
        assertThat(account.counters().listings()).isEqualTo(3);
    }

    @Test
    void tellsHowMuchOfTheQuotaIsUsed() throws Exception {
        account.quota(new Quota(10, 50));
        client.ask(account.accessToken(), "Hello");

        var usage =
                TestClient.json(usage("{\"origin\":\"CLI\"}")).path("usageBreakdownList").path(0);

        assertThat(usage.path("resourceType").stringValue()).isEqualTo("AGENTIC_REQUEST");
        assertThat(usage.path("currentUsage").intValue()).isEqualTo(11);
        assertThat(usage.path("usageLimit").intValue()).isEqualTo(50);
        assertThat(usage("{}").statusCode()).isEqualTo(400);
        account.hideQuota();
        assertThat(usage("{\"origin\":\"CLI\"}").statusCode()).isEqualTo(403);
        assertThat(account.counters().usageReads()).isEqualTo(3);
    }

    private HttpResponse<byte[]> usage(String body) throws Exception {
        return send(account.accessToken(), USAGE, TestClient.JSON_1_0, body);
    }

    @Test
    void listsModelsPageByPage() throws Exception {
        account.models(ModelCatalogue.of("a", "b", "c"));

        var first = list("{\"origin\":\"CLI\",\"maxResults\":2}");
        var second =
                list(
                        "{\"origin\":\"CLI\",\"maxResults\":2,\"nextToken\":\"%s\"}"
                                .formatted(first.path("nextToken").stringValue()));

        assertThat(first.path("models")).hasSize(2);
        assertThat(second.path("models")).hasSize(1);
        assertThat(second.path("models").path(0).path("modelId").stringValue()).isEqualTo("c");
        assertThat(second.has("nextToken")).isFalse();
    }

    @Test
    void refusesAModelThatTheAccountDoesNotHave() throws Exception {
        account.models(ModelCatalogue.of("own"));

        var refused = askFor("small");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(TestClient.json(refused).path("reason").stringValue())
                .isEqualTo("INVALID_MODEL_ID");
        assertThat(askFor("own").statusCode()).isEqualTo(200);

        account.clearModels();
        assertThat(askFor("small").statusCode()).isEqualTo(200);
    }

    @Test
    void doesNotListModelsAsLongAsItIsToldNotTo() throws Exception {
        account.scriptListing(Script.refused(KnownRefusal.INTERNAL));

        var body = "{\"origin\":\"CLI\"}";
        var refused = send(account.accessToken(), LIST, TestClient.JSON_1_0, body);
        assertThat(refused.statusCode()).isEqualTo(500);
        assertThat(client.ask(account.accessToken(), "hello").statusCode()).isEqualTo(200);

        account.clearListingScript();
        assertThat(list(body).path("models")).hasSize(1);
    }

    private JsonNode list(String body) throws Exception {
        return TestClient.json(send(account.accessToken(), LIST, TestClient.JSON_1_0, body));
    }

    private HttpResponse<byte[]> askFor(String model) throws Exception {
        var body =
                TestClient.body("hello").replace("\"content\"", "\"modelId\":\"%s\",\"content\"");
        return send(
                account.accessToken(),
                TestClient.GENERATE,
                TestClient.JSON_1_0,
                body.formatted(model));
    }

    @Test
    void hasNothingElsewhere() throws Exception {
        assertThat(client.send("GET", "/elsewhere", "").statusCode()).isEqualTo(404);
    }

    private HttpResponse<byte[]> send(String token, String target, String type, String body)
            throws Exception {
        return client.send(client.request(token, target, type, body));
    }

    private static String type(HttpResponse<byte[]> response) {
        return TestClient.json(response)
                .path("__type")
                .stringValue()
                .replace("com.amazon.aws.codewhisperer#", "");
    }
}
