package io.qgateway.simulator.eventstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.simulator.oracle.Event;
import io.qgateway.simulator.script.Ending;
import io.qgateway.simulator.script.Step;
import io.qgateway.simulator.script.TokenUsage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class StepFramesTest {

    static Stream<Arguments> stepsOfOneEvent() {
        return Stream.of(
                Arguments.of(new Step.Opening(), "initial-response", "{\"conversationId\":\"c\"}"),
                Arguments.of(
                        new Step.Text("a \"b\"\n"),
                        "assistantResponseEvent",
                        "{\"content\":\"a \\\"b\\\"\\n\"}"),
                Arguments.of(new Step.Thinking("hm"), "reasoningContentEvent", "{\"text\":\"hm\"}"),
                Arguments.of(
                        new Step.ThinkingSignature("sig"),
                        "reasoningContentEvent",
                        "{\"signature\":\"sig\"}"),
                Arguments.of(
                        new Step.RedactedThinking("AAAA"),
                        "reasoningContentEvent",
                        "{\"redactedContent\":\"AAAA\"}"),
                Arguments.of(
                        new Step.Metadata(
                                Optional.of(new TokenUsage(5, 4, 3, 2)), Optional.of("END_TURN")),
                        "metadataEvent",
                        """
                        {"tokenUsage":{"uncachedInputTokens":5,"outputTokens":4,"totalTokens":14,
                         "cacheReadInputTokens":3,"cacheWriteInputTokens":2},"stopReason":"END_TURN"}
                        """),
                Arguments.of(
                        new Step.ContextUsage(12.5),
                        "contextUsageEvent",
                        "{\"contextUsagePercentage\":12.5}"),
                Arguments.of(
                        new Step.Metering(0.25),
                        "meteringEvent",
                        "{\"usage\":0.25,\"unit\":\"credit\",\"unitPlural\":\"credits\"}"),
                Arguments.of(
                        new Step.OtherEvent("codeEvent", "{\"content\":\"x\"}"),
                        "codeEvent",
                        "{\"content\":\"x\"}"));
    }

    @ParameterizedTest
    @MethodSource("stepsOfOneEvent")
    void writesTheEventOfAStep(Step step, String type, String payload) {
        var events = events(step);

        assertThat(events).singleElement().extracting(Event::type).isEqualTo(type);
        assertThat(events.getFirst().json()).isEqualTo(JsonMapper.shared().readTree(payload));
    }

    @Test
    void writesAToolCallInFragmentsBetweenItsStartAndItsStop() {
        var events = events(new Step.ToolCall("id", "t", List.of("{\"a\"", ":1}"), true));

        assertThat(events)
                .extracting(Event::text)
                .containsExactly(
                        "{\"toolUseId\":\"id\",\"name\":\"t\"}",
                        "{\"toolUseId\":\"id\",\"name\":\"t\",\"input\":\"{\\\"a\\\"\"}",
                        "{\"toolUseId\":\"id\",\"name\":\"t\",\"input\":\":1}\"}",
                        "{\"toolUseId\":\"id\",\"name\":\"t\",\"stop\":true}");
    }

    @Test
    void leavesATruncatedToolCallWithoutItsStop() {
        var events = events(new Step.ToolCall("id", "t", List.of("{\"a\""), false));

        assertThat(events).hasSize(2).noneMatch(event -> event.json().has("stop"));
    }

    @Test
    void tearsATextInsideOfCharacters() {
        var text = "Grüße aus 北京 😀😀";

        var events = events(new Step.TornText(text));

        assertThat(events).anyMatch(event -> event.text().contains("\uFFFD"));
        var joined = new ByteArrayOutputStream();
        events.forEach(event -> joined.writeBytes(content(event)));
        assertThat(joined.toString(StandardCharsets.UTF_8)).isEqualTo(text);
    }

    @Test
    void writesNothingAtOnceForStepsThatTakeTime() {
        assertThat(StepFrames.of(new Step.Wait(Duration.ofSeconds(1)), "c")).isEmpty();
        assertThat(StepFrames.of(Step.Chunks.numbered(3), "c")).isEmpty();
    }

    @Test
    void writesAnExceptionWithItsReason() {
        var thrown =
                new Ending.Thrown(
                        "ThrottlingException", Optional.of("MONTHLY_REQUEST_COUNT"), "Too much");

        var event = Event.decode(StepFrames.of(thrown)).getFirst();

        assertThat(event.kind()).isEqualTo("exception");
        assertThat(event.type()).isEqualTo("ThrottlingException");
        assertThat(event.text())
                .isEqualTo("{\"message\":\"Too much\",\"reason\":\"MONTHLY_REQUEST_COUNT\"}");
    }

    private static List<Event> events(Step step) {
        return StepFrames.of(step, "c").stream().flatMap(f -> Event.decode(f).stream()).toList();
    }

    private static byte[] content(Event event) {
        var before = "{\"content\":\"".length();
        return Arrays.copyOfRange(event.payload(), before, event.payload().length - 2);
    }
}
