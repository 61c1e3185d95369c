package io.qgateway.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.models.ModelInfo;
import com.anthropic.models.models.ModelListParams;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.models.Model;
import io.qgateway.GatewayRunner;
import io.qgateway.HttpCalls;
import io.qgateway.accounts.AccountQuery;
import io.qgateway.accounts.AccountStore;
import io.qgateway.catalogue.CatalogueFeed;
import io.qgateway.simulator.SimulatedAccount;
import io.qgateway.simulator.chat.ModelCatalogue;
import io.qgateway.simulator.script.KnownRefusal;
import io.qgateway.simulator.script.Script;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which models clients see and get, when accounts have different ones. */
@Timeout(60)
class ModelsIT {

    private GatewayRunner gateway = GatewayRunner.start();
    private Sdks sdks = Sdks.of(gateway);

    @AfterEach
    void stop() {
        sdks.close();
        gateway.close();
    }

    @Test
    void bothSdksListAndRetrieveWhatTheAccountsHaveTogether() {
        account("a", "claude-sonnet-4.5", "gpt-5.6-sol");
        account("b", "claude-haiku-4.5", "claude-sonnet-4.5");
        look();

        assertThat(sdks.openAi().models().list().items())
                .extracting(Model::id)
                .containsExactlyInAnyOrder("claude-sonnet-4.5", "gpt-5.6-sol", "claude-haiku-4.5");
        assertThat(sdks.openAi().models().retrieve("gpt-5.6-sol").id()).isEqualTo("gpt-5.6-sol");

        var page = sdks.anthropic().models().list();
        page.items().forEach(ModelInfo::validate);
        assertThat(page.items())
                .extracting(ModelInfo::id)
                .containsExactlyInAnyOrder("claude-sonnet-4.5", "gpt-5.6-sol", "claude-haiku-4.5");
        var model = sdks.anthropic().models().retrieve("claude-haiku-4-5-20251001");
        assertThat(model.id()).isEqualTo("claude-haiku-4.5");
        assertThat(model.maxInputTokens()).contains(200_000L);
        assertThat(model.maxTokens()).contains(64_000L);
    }

    @Test
    void theAnthropicSdkTurnsPages() {
        account("a", IntStream.range(0, 60).mapToObj(i -> "claude-" + i).toArray(String[]::new));
        look();

        var byTwenty = sdks.anthropic().models().list().autoPager().stream().toList();
        var atOnce = sdks.anthropic().models().list(ModelListParams.builder().limit(1000).build());

        assertThat(byTwenty).hasSize(60).extracting(ModelInfo::id).doesNotHaveDuplicates();
        assertThat(atOnce.items()).isEqualTo(byTwenty);
        assertThat(atOnce.hasMore()).contains(false);
    }

    @Test
    void aRequestGoesToAnAccountThatHasItsModel() {
        var a = account("a", "claude-sonnet-4.5", "claude-opus-4.5");
        var b = account("b", "claude-sonnet-4.5");
        look();

        for (int i = 0; i < 20; i++) {
            assertThat(ask("claude-opus-4-5-20251101").model())
                    .isEqualTo("claude-opus-4-5-20251101");
        }

        assertThat(a.counters().requests()).isEqualTo(20);
        assertThat(b.counters().requests()).isZero();
        assertThat(a.requests().getLast()).contains("\"modelId\":\"claude-opus-4.5\"");
    }

    @Test
    void anAccountThatTurnsOutToLackAModelIsPassedOverAndNotToBlame() {
        secretive("a", KnownRefusal.INTERNAL);
        var a = account("a", "claude-sonnet-4.5");
        secretive("b", KnownRefusal.BEARER_INVALID);
        var b = account("b", "claude-opus-4.5");
        look();

        for (int i = 0; i < 20; i++) {
            ask("claude-opus-4.5");
        }

        assertThat(b.counters().answeredCalls()).isEqualTo(20);
        assertThat(a.counters().rejected()).isLessThanOrEqualTo(1);
        assertThat(gateway.part(AccountStore.class).list(AccountQuery.everything()).accounts())
                .allMatch(account -> account.enabled() && account.errorCount() == 0);
    }

    @Test
    void aModelThatNobodyHasIsNotFoundAndTheNearestIsNamed() {
        var a = account("a", "claude-sonnet-4.5", "claude-haiku-4.5");
        look();

        var openAi =
                catchThrowableOfType(
                        com.openai.errors.NotFoundException.class, () -> ask("claude-sonnet-9"));
        assertThat(openAi.code()).contains("model_not_found");
        assertThat(openAi.param()).contains("model");
        assertThat(openAi)
                .hasMessageContaining("no model claude-sonnet-9; the nearest is claude-sonnet-4.5");
        var anthropic =
                catchThrowableOfType(
                        com.anthropic.errors.NotFoundException.class,
                        () -> say("claude-3-5-haiku-20241022"));
        assertThat(anthropic).hasMessageContaining("the nearest is claude-haiku-4.5");
        assertThat(
                        catchThrowableOfType(
                                com.openai.errors.NotFoundException.class,
                                () -> sdks.openAi().models().retrieve("gpt-4o")))
                .hasMessageContaining("There is no model gpt-4o");
        assertThat(
                        catchThrowableOfType(
                                com.anthropic.errors.NotFoundException.class,
                                () -> sdks.anthropic().models().retrieve("gpt-4o")))
                .hasMessageContaining("There is no model gpt-4o");
        assertThat(a.counters().requests()).isZero();
    }

    @Test
    void whatNoAccountHasToldIsAskedOfThemAndNamedWhenItIsMissing() {
        secretive("a", KnownRefusal.UNAVAILABLE);
        account("a", "claude-sonnet-4.5");
        look();

        assertThat(sdks.openAi().models().list().items())
                .extracting(Model::id)
                .contains("claude-opus-4.5", "claude-sonnet-4");
        assertThat(
                        catchThrowableOfType(
                                com.openai.errors.NotFoundException.class,
                                () -> ask("claude-sonnet-5")))
                .hasMessageContaining("no model claude-sonnet-5; the nearest is claude-sonnet-4");
    }

    @Test
    void requestsNeverWaitForTheList() {
        var a = account("a", "claude-sonnet-4.5");
        look();
        var asked = a.counters().listings();
        a.scriptListing(new Script.Mute());

        for (int i = 0; i < 10; i++) {
            ask("claude-sonnet-4.5");
            sdks.openAi().models().list();
        }

        assertThat(asked).isEqualTo(1);
        assertThat(a.counters().listings()).isEqualTo(asked);
    }

    @Test
    void namesFromSettingsAndAModelForAllOthers() throws Exception {
        startAnew(
                Map.of(
                        "MODEL_FALLBACK", "claude-haiku-4-5",
                        "MODEL_ALIASES", "gpt-4o=claude-sonnet-4.5"));
        var a = account("a", "claude-sonnet-4.5", "claude-haiku-4.5");
        look();

        assertThat(ask("gpt-4o").model()).isEqualTo("gpt-4o");
        assertThat(a.requests().getLast()).contains("\"modelId\":\"claude-sonnet-4.5\"");
        assertThat(ask("gpt-3.5-turbo").model()).isEqualTo("claude-haiku-4.5");
        assertThat(a.requests().getLast()).contains("\"modelId\":\"claude-haiku-4.5\"");
        assertThat(say("claude-3-opus-20240229")).isEqualTo("claude-haiku-4.5");
        assertThat(sdks.openAi().models().list().items())
                .extracting(Model::id)
                .containsExactlyInAnyOrder("claude-sonnet-4.5", "claude-haiku-4.5", "gpt-4o");
        try (var calls = HttpCalls.to(gateway)) {
            assertThat(calls.get("/actuator/prometheus").body())
                    .contains("gen_ai_request_model=\"other\"")
                    .contains("gen_ai_request_model=\"claude-sonnet-4.5\"")
                    .contains("qgateway_catalogue_reads_total{outcome=\"read\"} 1.0")
                    .contains("qgateway_catalogue_accounts 1.0")
                    .doesNotContain("gpt-3.5-turbo");
        }
    }

    @Test
    void claudeCodeFindsItsModels() throws Exception {
        account("a", "claude-sonnet-4.5", "gpt-5.6-sol");
        look();

        try (var calls = HttpCalls.to(gateway)) {
            for (var path : List.of("/v1/models?limit=1000", "/v1/v1/models?limit=1000")) {
                var response = calls.get(path, Map.of("anthropic-version", "2023-06-01"));

                assertThat(response.statusCode()).isEqualTo(200);
                assertThat(response.body())
                        .contains("\"id\":\"claude-sonnet-4.5\"", "\"display_name\":")
                        .contains("\"has_more\":false");
            }
            var unreadable =
                    calls.get("/v1/models?limit=0", Map.of("anthropic-version", "2023-06-01"));
            assertThat(unreadable.statusCode()).isEqualTo(400);
            assertThat(unreadable.body()).contains("invalid_request_error", "limit: ");
        }
    }

    private void startAnew(Map<String, String> settings) {
        stop();
        gateway = GatewayRunner.start(settings);
        sdks = Sdks.of(gateway);
    }

    /** What it has is settled before the gateway knows of it and may look. */
    private SimulatedAccount account(String name, String... models) {
        gateway.simulator().createAccount(name).models(ModelCatalogue.of(models));
        return gateway.addReadyAccount(name);
    }

    private void secretive(String name, KnownRefusal refusal) {
        gateway.simulator().createAccount(name).scriptListing(Script.refused(refusal));
    }

    private void look() {
        gateway.part(CatalogueFeed.class).look();
    }

    private ChatCompletion ask(String model) {
        return sdks.openAi()
                .chat()
                .completions()
                .create(
                        ChatCompletionCreateParams.builder()
                                .model(model)
                                .addUserMessage("Hello")
                                .build());
    }

    private String say(String model) {
        return sdks.anthropic()
                .messages()
                .create(
                        MessageCreateParams.builder()
                                .model(model)
                                .maxTokens(100)
                                .addUserMessage("Hello")
                                .build())
                .model()
                .asString();
    }
}
