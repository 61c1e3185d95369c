package io.qgateway.simulator.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.simulator.script.Script;
import io.qgateway.simulator.script.Step;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class UsualReplyTest {

    @Test
    void echoesInSeveralTextsAndSaysThatItIsSimulated() {
        var steps = steps(ChatRequests.saying("Hello, is anybody there?"));

        assertThat(text(steps)).contains("simulated", "“Hello, is anybody there?”");
        assertThat(steps.stream().filter(Step.Text.class::isInstance)).hasSizeGreaterThan(3);
    }

    @Test
    void reportsPlausibleUsageAtTheEnd() {
        var steps = steps(ChatRequests.saying("a".repeat(35)));

        assertThat(steps.getLast())
                .isInstanceOfSatisfying(
                        Step.Metadata.class,
                        metadata -> {
                            var usage = metadata.usage().orElseThrow();
                            assertThat(usage.uncachedInput()).isEqualTo(10);
                            assertThat(usage.output()).isPositive();
                        });
    }

    @Test
    void quotesOnlyTheEndOfALongText() {
        var steps = steps(ChatRequests.saying("a".repeat(5_000) + " the end"));

        assertThat(text(steps)).hasSizeLessThan(600).contains("the end”");
    }

    @Test
    void quotesToolResultsAndTellsErrorsApart() {
        var text = text(steps(ChatRequests.of(ChatRequests.proper())));

        assertThat(text)
                .contains("A tool failed: “no clock”", "A tool returned: “{\"c\":21}”")
                .doesNotContain("image");
    }

    @Test
    void countsImagesWithTheirFormatsAndSizes() {
        var request = withoutToolResults();

        assertThat(text(steps(ChatRequests.of(request))))
                .contains("You attached 1 image(s): png of 16 bytes.");
    }

    @Test
    void callsEveryToolThatTheLastLineAsksFor() {
        var request = asking("Be brief.\nWhat's the weather and the time in Paris now?");

        var calls = calls(request);

        assertThat(calls)
                .extracting(Step.ToolCall::name)
                .containsExactly("Get_Weather", "get_time");
        assertThat(calls)
                .extracting(call -> String.join("", call.fragments()))
                .containsExactly("{\"city\":\"Paris\"}", "{}");
    }

    @Test
    void callsNoToolThatOnlyAnEarlierLineNames() {
        assertThat(calls(asking("You have get_weather.\nHello!"))).isEmpty();
    }

    @Test
    void inventsArgumentsOfEveryType() {
        var schema =
                """
                {"type":"object","properties":{
                  "s":{"type":"string"},"i":{"type":"integer"},"b":{"type":"boolean"},
                  "e":{"type":"string","enum":["x","y"]},"l":{"type":"array"},"n":{"type":"null"},
                  "o":{"type":"object","properties":{"p":{"type":"number"}}}}}
                """;

        var arguments = new InventedArguments("hello").of(JsonMapper.shared().readTree(schema));

        assertThat(arguments)
                .hasToString(
                        "{\"s\":\"example\",\"i\":1,\"b\":true,\"e\":\"x\",\"l\":[],\"n\":null,"
                                + "\"o\":{\"p\":1}}");
    }

    private static ChatRequest asking(String text) {
        var request = withoutToolResults();
        var current = (ObjectNode) ChatRequests.of(request).current();
        current.put("content", text).remove("images");
        return ChatRequests.of(request);
    }

    private static ObjectNode withoutToolResults() {
        var request = ChatRequests.proper();
        var current = ChatRequests.of(request).current();
        ((ObjectNode) current.path("userInputMessageContext")).remove("toolResults");
        return request;
    }

    private static List<Step.ToolCall> calls(ChatRequest request) {
        return steps(request).stream()
                .filter(Step.ToolCall.class::isInstance)
                .map(Step.ToolCall.class::cast)
                .toList();
    }

    private static List<Step> steps(ChatRequest request) {
        return ((Script.Reply) new UsualReply(request, new PromptCache.Use(0, 0)).script()).steps();
    }

    private static String text(List<Step> steps) {
        return steps.stream()
                .map(step -> step instanceof Step.Text(var text) ? text : "")
                .collect(Collectors.joining());
    }
}
