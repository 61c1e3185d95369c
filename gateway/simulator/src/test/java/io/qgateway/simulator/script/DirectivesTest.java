package io.qgateway.simulator.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DirectivesTest {

    private static final Duration AT_ONCE = Duration.ZERO;

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "please simulate: cut", "simulated: yes"})
    void leavesOtherTextsAlone(String text) throws DirectiveException {
        assertThat(Directives.read(text, 1)).isEmpty();
    }

    static Stream<Arguments> steps() {
        return Stream.of(
                Arguments.of("text Hello  there", new Step.Text("Hello  there")),
                Arguments.of("torn Grüße 😀", new Step.TornText("Grüße 😀")),
                Arguments.of("think Let me see", new Step.Thinking("Let me see")),
                Arguments.of("signature abc", new Step.ThinkingSignature("abc")),
                Arguments.of("redacted QUJD", new Step.RedactedThinking("QUJD")),
                Arguments.of("wait 1.5s", new Step.Wait(Duration.ofMillis(1500))),
                Arguments.of("wait 20ms", new Step.Wait(Duration.ofMillis(20))),
                Arguments.of("context 42.5", new Step.ContextUsage(42.5)),
                Arguments.of("metering 0.02", new Step.Metering(0.02)),
                Arguments.of("event novelEvent", new Step.OtherEvent("novelEvent", "{}")),
                Arguments.of(
                        "event codeEvent {\"content\": 1}",
                        new Step.OtherEvent("codeEvent", "{\"content\": 1}")),
                Arguments.of("chunks 3", new Step.Chunks(3, 24, AT_ONCE, false, Flush.ALL)),
                Arguments.of(
                        "chunks 1000 every 10ms size 100",
                        new Step.Chunks(1000, 100, Duration.ofMillis(10), false, Flush.EACH)),
                Arguments.of(
                        "stamped chunks 100 every 0ms flush each size 64",
                        new Step.Chunks(100, 64, AT_ONCE, true, Flush.EACH)));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void readsAStep(String directive, Step step) throws DirectiveException {
        assertThat(reply("Hi!\n  SIMULATE: " + directive + "\nThanks").steps())
                .startsWith(new Step.Opening(), step);
    }

    static Stream<Arguments> endings() {
        return Stream.of(
                Arguments.of("cut", new Ending.Cut(Ending.Place.BETWEEN_FRAMES)),
                Arguments.of("cut inside frame", new Ending.Cut(Ending.Place.INSIDE_A_FRAME)),
                Arguments.of("reset", new Ending.Reset()),
                Arguments.of("silent", new Ending.Silent()),
                Arguments.of("error-frame", new Ending.FrameError("InternalError", "Simulated")),
                Arguments.of("error-frame Boom", new Ending.FrameError("Boom", "Simulated")),
                Arguments.of(
                        "error-member",
                        new Ending.Thrown(
                                "error", Optional.empty(), "An internal error occurred.")),
                Arguments.of(
                        "exception FooException",
                        new Ending.Thrown("FooException", Optional.empty(), "Simulated")),
                Arguments.of(
                        "exception FooException BAR",
                        new Ending.Thrown("FooException", Optional.of("BAR"), "Simulated")),
                Arguments.of(
                        "exception model-unavailable",
                        new Ending.Thrown(
                                "InternalServerException",
                                Optional.of("MODEL_TEMPORARILY_UNAVAILABLE"),
                                "The model is temporarily unavailable.")));
    }

    @ParameterizedTest
    @MethodSource("endings")
    void readsAnEndingThatComesAtOnceOrAfterSomeTexts(String directive, Ending ending)
            throws DirectiveException {
        assertThat(reply("simulate: " + directive)).isEqualTo(new Script.Reply(List.of(), ending));
        assertThat(reply("simulate: " + directive + " after 3"))
                .isEqualTo(
                        new Script.Reply(
                                List.of(new Step.Opening(), Step.Chunks.numbered(3)), ending));
    }

    @ParameterizedTest
    @EnumSource(Corruption.class)
    void knowsEveryCorruption(Corruption corruption) throws DirectiveException {
        var word = corruption.name().toLowerCase(Locale.ROOT).replace('_', '-');

        assertThat(reply("simulate: corrupt " + word + " after 1").ending())
                .isEqualTo(new Ending.Corrupt(corruption));
    }

    @ParameterizedTest
    @EnumSource(KnownRefusal.class)
    void knowsEveryRefusalBeforeAndInsideTheStream(KnownRefusal known) throws DirectiveException {
        var refusal = known.refusal();

        assertThat(script("simulate: refuse " + known.word()))
                .isEqualTo(new Script.Refused(refusal));
        assertThat(reply("simulate: exception " + known.word()).ending())
                .isEqualTo(new Ending.Thrown(refusal.type(), refusal.reason(), refusal.message()));
    }

    @Test
    void readsRefusalsThatNobodyKnows() throws DirectiveException {
        assertThat(script("simulate: refuse 418 TeapotException SHORT_AND_STOUT I'm a teapot"))
                .isEqualTo(
                        new Script.Refused(
                                new Refusal(
                                        418,
                                        "TeapotException",
                                        Optional.of("SHORT_AND_STOUT"),
                                        "I'm a teapot")));
        assertThat(script("simulate: refuse 503 BusyException - come back"))
                .isEqualTo(
                        new Script.Refused(
                                new Refusal(503, "BusyException", Optional.empty(), "come back")));
    }

    @Test
    void readsWhatIsNoStreamAtAll() throws DirectiveException {
        assertThat(script("simulate: mute")).isEqualTo(new Script.Mute());
        assertThat(script("simulate: hangup")).isEqualTo(new Script.HungUp());
        assertThat(script("simulate: empty"))
                .isEqualTo(new Script.Reply(List.of(), new Ending.Whole()));
        assertThat(script("simulate: html"))
                .isInstanceOfSatisfying(
                        Script.OtherContent.class,
                        other -> assertThat(other.contentType()).isEqualTo("text/html"));
        assertThat(script("simulate: json"))
                .isInstanceOfSatisfying(
                        Script.OtherContent.class,
                        other -> assertThat(other.contentType()).isEqualTo("application/json"));
    }

    @Test
    void readsParallelToolCallsWhoseFragmentsJoin() throws DirectiveException {
        var calls =
                toolCalls("simulate: tools get_weather({\"city\": \"P)ari{s 😀\"}) get_time({})");

        assertThat(calls)
                .extracting(Step.ToolCall::name)
                .containsExactly("get_weather", "get_time");
        assertThat(calls)
                .extracting(call -> String.join("", call.fragments()))
                .containsExactly("{\"city\": \"P)ari{s 😀\"}", "{}");
        assertThat(calls.getFirst().fragments()).hasSizeGreaterThan(2);
        assertThat(new HashSet<>(calls.stream().map(Step.ToolCall::id).toList())).hasSize(2);
        assertThat(calls).allMatch(Step.ToolCall::ended);
    }

    @Test
    void endsATruncatedToolCallWithoutMetadata() throws DirectiveException {
        var script = reply("simulate: truncated get_weather({\"city\":\"Paris\"})");

        assertThat(script.ending()).isEqualTo(new Ending.Whole());
        assertThat(script.steps().getLast())
                .isInstanceOfSatisfying(
                        Step.ToolCall.class,
                        call -> {
                            assertThat(call.ended()).isFalse();
                            assertThat(String.join("", call.fragments())).isEqualTo("{\"city\":");
                        });
    }

    @Test
    void playsSeveralDirectivesInTheirOrder() throws DirectiveException {
        var script =
                reply("simulate: think hm\nsimulate: text a\nsimulate: wait 1s\nsimulate: reset");

        assertThat(script.steps())
                .containsExactly(
                        new Step.Opening(),
                        new Step.Thinking("hm"),
                        new Step.Text("a"),
                        new Step.Wait(Duration.ofSeconds(1)));
        assertThat(script.ending()).isEqualTo(new Ending.Reset());
    }

    @Test
    void reportsUsageAsDirected() throws DirectiveException {
        assertThat(metadata("simulate: text 12345678"))
                .isEqualTo(metadata(TokenUsage.of(7, 2), Optional.empty()));
        assertThat(metadata("simulate: text x\nsimulate: usage 100 20"))
                .isEqualTo(metadata(TokenUsage.of(100, 20), Optional.empty()));
        assertThat(metadata("simulate: text x\nsimulate: usage 1 2 3 4\nsimulate: stop MAX_TOKENS"))
                .isEqualTo(metadata(new TokenUsage(1, 2, 3, 4), Optional.of("MAX_TOKENS")));
        assertThat(reply("simulate: text x\nsimulate: usage off").steps())
                .containsExactly(new Step.Opening(), new Step.Text("x"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "simulate:                              | needs a command",
                "simulate: explode                      | there is no command 'explode'",
                "simulate: chunks                       | needs a number of chunks",
                "simulate: chunks many                  | 'many' is not a number of chunks",
                "simulate: chunks 3 every now           | 'now' is not a duration",
                "simulate: chunks 3 size 5              | 24 to",
                "simulate: chunks 3 every 1s flush all  | can't share a write",
                "simulate: chunks 3 flush some          | 'some' is none of [all, each]",
                "simulate: chunks 3 fast                | does not understand 'fast'",
                "simulate: stamped text                 | followed by 'chunks'",
                "simulate: corrupt everything           | 'everything' is none of [garbage,",
                "simulate: cut inside out               | followed by 'frame'",
                "simulate: cut soon                     | does not understand 'soon'",
                "simulate: refuse nobody                | no known error 'nobody'",
                "simulate: tools get_weather            | a call looks like",
                "simulate: tools get_weather({\"a\":)   | JSON object",
                "simulate: tools get_weather([])        | JSON object",
                "simulate: tools get_weather({}         | needs a ')'",
                "simulate: torn \"quoted\"              | torn",
                "simulate: context much                 | not a percentage"
            })
    void saysWhatItDoesNotUnderstand(String directive, String problem) {
        assertThatThrownBy(() -> Directives.read(directive, 1))
                .isInstanceOf(DirectiveException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void givesEveryRefusalAWordOfItsOwn() {
        assertThat(Arrays.stream(KnownRefusal.values()).map(KnownRefusal::word))
                .doesNotHaveDuplicates()
                .allMatch(word -> word.matches("[a-z0-9-]+"));
    }

    private static Step.Metadata metadata(TokenUsage usage, Optional<String> stopReason) {
        return new Step.Metadata(Optional.of(usage), stopReason);
    }

    private static Step metadata(String text) throws DirectiveException {
        return reply(text).steps().getLast();
    }

    private static List<Step.ToolCall> toolCalls(String text) throws DirectiveException {
        return reply(text).steps().stream()
                .filter(Step.ToolCall.class::isInstance)
                .map(Step.ToolCall.class::cast)
                .toList();
    }

    private static Script.Reply reply(String text) throws DirectiveException {
        return (Script.Reply) script(text);
    }

    private static Script script(String text) throws DirectiveException {
        return Directives.read(text, 7).orElseThrow();
    }
}
