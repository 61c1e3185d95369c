package io.qgateway.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.qgateway.GatewayRunner;
import io.qgateway.simulator.SimulatedAccount;
import io.qgateway.simulator.script.Ending;
import io.qgateway.simulator.script.KnownRefusal;
import io.qgateway.simulator.script.Script;
import io.qgateway.simulator.script.Step;
import io.qgateway.simulator.script.TokenUsage;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code n}: several answers to one request, each of which the upstream is asked for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(20)
class SeveralAnswersIT {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Longer than a client waits that is told at once. */
    private static final Step LONG_WAIT = new Step.Wait(Duration.ofSeconds(15));

    private static final Step SENT = new Step.Wait(Duration.ofMillis(50));

    private final HttpClient http = HttpClient.newHttpClient();
    private GatewayRunner gateway;
    private SimulatedAccount account;

    @BeforeAll
    void start() {
        gateway = GatewayRunner.start();
        account = gateway.addReadyAccount("alice");
    }

    @AfterAll
    void stop() {
        http.close();
        gateway.close();
    }

    @Test
    void sendsAllOfThemInOneBodyAndAddsUpWhatTheyCost() throws Exception {
        account.scriptNext(said("One", 10, 1), said("Two", 20, 2), said("Three", 30, 3));
        var before = account.counters().requests();
        double requests =
                counter("qgateway_requests_total\\{api=\"openai\",outcome=\"success\"\\}");
        double sources = counter("qgateway_usage_source_total\\{source=\"upstream\"\\}");

        var body = JSON.readTree(ask(3, false, BodyHandlers.ofString()).body());

        assertThat(body.path("choices").valueStream().map(c -> c.path("index").asInt()))
                .containsExactly(0, 1, 2);
        assertThat(body.path("choices").valueStream().map(c -> c.at("/message/content").asString()))
                .containsExactlyInAnyOrder("One", "Two", "Three");
        assertThat(body.path("usage").path("prompt_tokens").asInt()).isEqualTo(60);
        assertThat(body.path("usage").path("completion_tokens").asInt()).isEqualTo(6);
        assertThat(account.counters().requests()).isEqualTo(before + 3);
        assertThat(counter("qgateway_requests_total\\{api=\"openai\",outcome=\"success\"\\}"))
                .isEqualTo(requests + 1);
        assertThat(counter("qgateway_usage_source_total\\{source=\"upstream\"\\}"))
                .isEqualTo(sources + 1);
    }

    @Test
    void streamsThemTogetherWithOneEnd() throws Exception {
        account.scriptNext(slowly("One", "two", 10, 1), slowly("Three", "four", 20, 2));

        var stream = ask(2, true, BodyHandlers.ofString()).body();

        var chunks = chunks(stream);
        var texts = new TreeMap<Integer, String>();
        for (var choice : choices(chunks)) {
            texts.merge(
                    choice.path("index").asInt(),
                    choice.at("/delta/content").asString(""),
                    String::concat);
        }
        assertThat(texts.values()).containsExactlyInAnyOrder("Onetwo", "Threefour");
        assertThat(choices(chunks).stream().filter(c -> c.path("finish_reason").isString()))
                .hasSize(2);
        assertThat(chunks.stream().filter(chunk -> chunk.path("choices").isEmpty())).hasSize(1);
        assertThat(chunks.getLast().at("/usage/total_tokens").asInt()).isEqualTo(33);
        assertThat(stream).endsWith("data: [DONE]\n\n").containsOnlyOnce("[DONE]");
    }

    @Test
    void theFirstFailureIsThatOfAllAndCancelsTheOthers() throws Exception {
        account.scriptNext(
                Script.refused(KnownRefusal.IMPROPER),
                Script.answer(LONG_WAIT, new Step.Text("Late")),
                Script.answer(LONG_WAIT, new Step.Text("Later")));

        var response = ask(3, true, BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("invalid_request_error").doesNotContain("choices");
        await().atMost(Duration.ofSeconds(5))
                .until(() -> gateway.simulator().counters().openStreams() == 0);
    }

    @Test
    void aWholeBodyIsAllOrNothing() throws Exception {
        account.scriptNext(said("One", 10, 1), Script.refused(KnownRefusal.IMPROPER));

        var response = ask(2, false, BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).doesNotContain("One");
    }

    @Test
    void aFailureAfterTheFirstByteIsAnErrorEventAndNoEnd() throws Exception {
        var broken = new Ending.Thrown("InternalServerException", Optional.empty(), "Broken");
        account.scriptNext(
                Script.broken(broken, new Step.Text("One"), SENT),
                Script.answer(new Step.Text("Two"), LONG_WAIT));

        var heard = cutStream(ask(2, true, BodyHandlers.ofInputStream()));

        assertThat(heard).contains("One", "\"error\":").doesNotContain("[DONE]", "\"stop\"");
        await().atMost(Duration.ofSeconds(5))
                .until(() -> gateway.simulator().counters().openStreams() == 0);
    }

    @Test
    void noMoreThanFour() throws Exception {
        var before = account.counters().requests();

        var response = ask(5, false, BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(response.body()).at("/error/param").asString()).isEqualTo("n");
        assertThat(account.counters().requests()).isEqualTo(before);
    }

    private static Script said(String text, int input, int output) {
        return Script.answer(new Step.Text(text), usage(input, output));
    }

    private static Script slowly(String first, String then, int input, int output) {
        return Script.answer(
                new Step.Text(first), SENT, new Step.Text(then), SENT, usage(input, output));
    }

    private static Step usage(int input, int output) {
        return new Step.Metadata(Optional.of(TokenUsage.of(input, output)), Optional.empty());
    }

    private static List<JsonNode> chunks(String stream) {
        return stream.lines()
                .filter(line -> line.startsWith("data: {"))
                .map(line -> JSON.readTree(line.substring("data: ".length())))
                .toList();
    }

    private static List<JsonNode> choices(List<JsonNode> chunks) {
        return chunks.stream().flatMap(chunk -> chunk.path("choices").valueStream()).toList();
    }

    private static String cutStream(HttpResponse<InputStream> response) {
        var heard = new StringBuilder();
        assertThatThrownBy(
                        () -> {
                            var bytes = new byte[1024];
                            for (int n; (n = response.body().read(bytes)) >= 0; ) {
                                heard.append(new String(bytes, 0, n, StandardCharsets.UTF_8));
                            }
                        })
                .isInstanceOf(IOException.class);
        return heard.toString();
    }

    private double counter(String series) throws IOException, InterruptedException {
        var page =
                http.send(request("/actuator/prometheus").build(), BodyHandlers.ofString()).body();
        var found = Pattern.compile("(?m)^" + series + " (\\S+)$").matcher(page);
        return found.find() ? Double.parseDouble(found.group(1)) : 0;
    }

    private <T> HttpResponse<T> ask(int n, boolean stream, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        var options = stream ? "\"stream\":true,\"stream_options\":{\"include_usage\":true}," : "";
        var body =
                "{\"model\":\"claude-sonnet-4.5\",\"n\":%d,%s\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}"
                        .formatted(n, options);
        return http.send(
                request("/v1/chat/completions").POST(BodyPublishers.ofString(body)).build(),
                handler);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.baseUrl().resolve(path))
                .header("authorization", "Bearer " + gateway.key())
                .header("content-type", "application/json");
    }
}
