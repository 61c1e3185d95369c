package io.qgateway.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.GatewayRunner;
import io.qgateway.simulator.SimulatedAccount;
import io.qgateway.simulator.script.Script;
import io.qgateway.simulator.script.Step;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What clients ask of an answer, against an upstream that has no parameter for it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(20)
class IntakeIT {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String TOOLS =
            """
            "tools":[{"type":"function","function":{"name":"get_weather","description":"The weather.",
              "parameters":{"type":"object","properties":{"city":{"type":"string"}},"required":["city"]}}},
              {"type":"function","function":{"name":"get_weather_history","description":"Past weather.",
              "parameters":{"type":"object","properties":{}}}}]
            """;
    private static final String SCHEMA =
            """
            "response_format":{"type":"json_schema","json_schema":{"name":"city","strict":true,
              "schema":{"type":"object","properties":{"city":{"type":"string"}},"required":["city"]}}}
            """;

    private final HttpClient http = HttpClient.newHttpClient();
    private GatewayRunner gateway;
    private SimulatedAccount account;

    @BeforeAll
    void start() {
        gateway = GatewayRunner.start();
        account = gateway.addAccount("alice");
    }

    @AfterAll
    void stop() {
        http.close();
        gateway.close();
    }

    @Test
    void saysWhatWasMendedAndGivesToolsTheirNamesBack() throws Exception {
        var response =
                chat(
                        """
                        "messages":[{"role":"user","content":"What's the weather in Paris?"}],
                        "tools":[{"type":"function","function":{"name":"city.weather",
                          "parameters":{"$ref":"#/$defs/a","$defs":{"a":{"type":"object"}}}}}]
                        """);

        assertThat(response.headers().firstValue("x-qgateway-repairs"))
                .contains("tool_schema, tool_name, tool_description");
        assertThat(message(response).at("/tool_calls/0/function/name").asString())
                .isEqualTo("city.weather");
        assertThat(lastRequest()).contains("\"name\":\"city_weather_").doesNotContain("$ref");
        assertThat(metrics()).contains("qgateway_repairs_total{rule=\"tool_name\"}");
    }

    @Test
    void aSoundRequestHasNoSuchHeader() throws Exception {
        var response = chat("\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("x-qgateway-repairs")).isEmpty();
    }

    @Test
    void refusesInTheClientsTermsBeforeItCostsAnything() throws Exception {
        var before = account.counters().requests();

        var response =
                chat(
                        """
                        "messages":[{"role":"system","content":"Be brief."},
                          {"role":"user","content":"Hello"},{"role":"assistant","content":"{"}]
                        """);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(response.body()).at("/error/param").asString())
                .isEqualTo("messages[2]");
        assertThat(account.counters().requests()).isEqualTo(before);
    }

    @Test
    void refusesAPromptThatCantFitBeforeItCostsAnything() throws Exception {
        var before = account.counters().requests();

        var response =
                chat(
                        "\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]"
                                .formatted("one two ".repeat(110_000)));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("context_length_exceeded", "tokens > 200000 maximum");
        assertThat(account.counters().requests()).isEqualTo(before);
    }

    @Test
    void asksAgainForTheToolThatMustBeCalled() throws Exception {
        account.scriptNext(said("I would rather talk."));

        var response =
                chat(
                        """
                        "messages":[{"role":"user","content":"Hello"}],
                        "tool_choice":{"type":"function","function":{"name":"get_weather"}},
                        """
                                + TOOLS);

        assertThat(message(response).at("/tool_calls/0/function/name").asString())
                .isEqualTo("get_weather");
        assertThat(message(response).path("content").isNull()).isTrue();
        assertThat(lastRequest())
                .contains("I would rather talk.", "You did not call the tool get_weather")
                .doesNotContain("get_weather_history");
    }

    @Test
    void failsWhenTheToolIsNotCalledTheSecondTimeEither() throws Exception {
        account.scriptNext(said("No."), said("Never."));

        var response =
                chat(
                        """
                        "messages":[{"role":"user","content":"Hello"}],"tool_choice":"required",
                        """
                                + TOOLS);

        assertThat(response.statusCode()).isEqualTo(502);
        assertThat(response.body()).contains("You did not call a tool");
    }

    @Test
    void withoutAToolNoneIsOffered() throws Exception {
        var response =
                chat(
                        """
                        "messages":[{"role":"user","content":"What's the weather in Paris?"}],
                        "tool_choice":"none",
                        """
                                + TOOLS);

        assertThat(message(response).path("content").asString()).contains("simulated answer");
        assertThat(lastRequest()).doesNotContain("get_weather");
    }

    @Test
    void callsOneToolAtATimeWhereMoreAreNotAllowed() throws Exception {
        var asked =
                """
                "messages":[{"role":"user","content":"What's the weather in Paris?"}],
                """
                        + TOOLS;

        var parallel = chat(asked);
        var single = chat("\"parallel_tool_calls\":false," + asked);

        assertThat(message(parallel).path("tool_calls")).hasSize(2);
        assertThat(message(single).path("tool_calls")).hasSize(1);
        assertThat(choice(single).path("finish_reason").asString()).isEqualTo("tool_calls");
    }

    @Test
    void takesJsonOutOfItsFence() throws Exception {
        account.scriptNext(said("```json\n{\"city\":", "\"Paris\"}\n```"));

        var response = chat("\"messages\":[{\"role\":\"user\",\"content\":\"Where?\"}]," + SCHEMA);

        assertThat(message(response).path("content").asString()).isEqualTo("{\"city\":\"Paris\"}");
    }

    @Test
    void asksAgainForJsonThatMatches() throws Exception {
        account.scriptNext(said("{\"town\":\"Paris\"}"), said("{\"city\":\"Paris\"}"));

        var response = chat("\"messages\":[{\"role\":\"user\",\"content\":\"Where?\"}]," + SCHEMA);

        assertThat(message(response).path("content").asString()).isEqualTo("{\"city\":\"Paris\"}");
        assertThat(lastRequest()).contains("required property 'city' not found");
    }

    @Test
    void holdsAStreamBackUntilItIsWhatWasAskedFor() throws Exception {
        account.scriptNext(said("Well, ", "Paris"), said("{\"city\":", "\"Paris\"}"));

        var response =
                chat(
                        "\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"Where?\"}],"
                                + SCHEMA);

        assertThat(response.body())
                .contains("\\\"city\\\"")
                .doesNotContain("Well")
                .endsWith("data: [DONE]\n\n");
    }

    @Test
    void failsWhenJsonDoesNotMatchTheSecondTimeEither() throws Exception {
        account.scriptNext(said("Paris"), said("Paris!"));

        var response = chat("\"messages\":[{\"role\":\"user\",\"content\":\"Where?\"}]," + SCHEMA);

        assertThat(response.statusCode()).isEqualTo(502);
        assertThat(response.body()).contains("it is not valid JSON");
    }

    @Test
    void refusesASchemaThatIsNone() throws Exception {
        var response =
                chat(
                        """
                        "messages":[{"role":"user","content":"Where?"}],"response_format":
                        {"type":"json_schema","json_schema":{"name":"a","schema":{"type":7}}}
                        """);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body())
                .contains("response_format.json_schema.schema: no valid JSON Schema at /type");
    }

    private static Script said(String... pieces) {
        return Script.answer(List.of(pieces).stream().map(Step.Text::new).toArray(Step[]::new));
    }

    private String lastRequest() {
        return account.requests().getLast();
    }

    private static JsonNode choice(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body()).at("/choices/0");
    }

    private static JsonNode message(HttpResponse<String> response) {
        return choice(response).path("message");
    }

    private HttpResponse<String> chat(String members) throws IOException, InterruptedException {
        return send(
                request("/v1/chat/completions")
                        .POST(
                                BodyPublishers.ofString(
                                        "{\"model\":\"claude-sonnet-4.5\"," + members + "}")));
    }

    private String metrics() throws IOException, InterruptedException {
        return send(request("/actuator/prometheus")).body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.baseUrl().resolve(path))
                .header("authorization", "Bearer " + gateway.key())
                .header("content-type", "application/json");
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
