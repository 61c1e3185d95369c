package io.qgateway.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.GatewayRunner;
import io.qgateway.catalogue.CatalogueFeed;
import io.qgateway.simulator.SimulatedAccount;
import io.qgateway.simulator.chat.Model;
import io.qgateway.simulator.chat.ModelCatalogue;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Prompts that are kept upstream, against an upstream that keeps them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(30)
class PromptCachingIT {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String MARK = "\"cache_control\":{\"type\":\"ephemeral\"}";

    private final HttpClient http = HttpClient.newHttpClient();
    private GatewayRunner gateway;
    private SimulatedAccount account;

    @BeforeAll
    void start() {
        gateway = GatewayRunner.start();
        account = gateway.addReadyAccount("alice");
        gateway.part(CatalogueFeed.class).look();
    }

    @AfterAll
    void stop() {
        http.close();
        gateway.close();
    }

    @Test
    void theNextRequestFindsWhatTheLastOneLeft() throws Exception {
        var prompt = "You are the first agent. " + "word ".repeat(2_000);

        var first = usage(message("0f3a1", prompt, "One", MARK));
        var second = usage(message("77777", prompt, "One", MARK));

        assertThat(first.path("cache_read_input_tokens").asInt()).isZero();
        assertThat(first.path("cache_creation_input_tokens").asInt()).isGreaterThan(2_000);
        assertThat(second.path("cache_read_input_tokens").asInt())
                .isEqualTo(first.path("cache_creation_input_tokens").asInt());
        assertThat(second.path("input_tokens").asInt()).isLessThan(200);
    }

    @Test
    void nothingIsKeptThatNobodyAsksFor() throws Exception {
        var prompt = "You are the second agent. " + "word ".repeat(2_000);

        var usage = usage(message("0f3a1", prompt, "One", "\"unknown\":1"));

        assertThat(usage.path("cache_creation_input_tokens").asInt()).isZero();
        assertThat(account.requests().getLast()).doesNotContain("cachePoint");
    }

    @Test
    void aPromptCacheKeyAsksForIt() throws Exception {
        var body =
                """
                {"model":"claude-sonnet-4.5","prompt_cache_key":"session-1",
                 "messages":[{"role":"system","content":"%s"},{"role":"user","content":"Hi"}]}
                """
                        .formatted("A third agent. " + "word ".repeat(2_000));

        var first = usage(post(gateway, "/v1/chat/completions", body));
        var second = usage(post(gateway, "/v1/chat/completions", body));

        assertThat(first.at("/prompt_tokens_details/cache_write_tokens").asInt())
                .isGreaterThan(2_000);
        assertThat(second.at("/prompt_tokens_details/cached_tokens").asInt())
                .isEqualTo(first.at("/prompt_tokens_details/cache_write_tokens").asInt());
        assertThat(second.path("prompt_tokens").asInt())
                .isEqualTo(first.path("prompt_tokens").asInt());
    }

    @Test
    void aModelThatKeepsNothingIsAskedForNothing() throws Exception {
        try (var other = GatewayRunner.start()) {
            var bob = other.addReadyAccount("bob");
            var model = Model.ofUsualSize("claude-sonnet-4.5", "Sonnet").withoutPromptCaching();
            bob.models(new ModelCatalogue(List.of(model)));
            other.part(CatalogueFeed.class).look();

            post(other, "/v1/messages", body("0f3a1", "You are an agent.", "One", MARK));

            assertThat(bob.requests().getLast()).doesNotContain("cachePoint");
        }
    }

    private String message(String billing, String prompt, String words, String mark)
            throws IOException, InterruptedException {
        return post(gateway, "/v1/messages", body(billing, prompt, words, mark));
    }

    private static String body(String billing, String prompt, String words, String mark) {
        return """
        {"model":"claude-sonnet-4.5","max_tokens":100,
         "system":[{"type":"text","text":"x-anthropic-billing-header: cch=%s;"},
                   {"type":"text","text":"%s",%s}],
         "messages":[{"role":"user","content":[{"type":"text","text":"%s",%s}]}]}
        """
                .formatted(billing, prompt, mark, words, mark);
    }

    private static JsonNode usage(String body) {
        return JSON.readTree(body).path("usage");
    }

    private String post(GatewayRunner gateway, String path, String body)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(gateway.baseUrl().resolve(path))
                        .header("authorization", "Bearer " + gateway.key())
                        .header("content-type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build();
        var response = http.send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body();
    }
}
