package io.qgateway.amazonq;

import static io.qgateway.amazonq.eventstream.EncodedFrames.error;
import static io.qgateway.amazonq.eventstream.EncodedFrames.event;
import static io.qgateway.amazonq.eventstream.EncodedFrames.exception;
import static io.qgateway.amazonq.eventstream.EncodedFrames.joined;
import static io.qgateway.amazonq.eventstream.EncodedFrames.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qgateway.amazonq.eventstream.Frame;
import io.qgateway.amazonq.eventstream.FrameReader;
import io.qgateway.amazonq.eventstream.MalformedFrameException;
import io.qgateway.amazonq.eventstream.PiecewiseInput;
import io.qgateway.conversation.ReplyEvent;
import io.qgateway.conversation.ReplyEvent.Finished;
import io.qgateway.conversation.ReplyEvent.ReasoningDelta;
import io.qgateway.conversation.ReplyEvent.ReasoningRedacted;
import io.qgateway.conversation.ReplyEvent.ReasoningSigned;
import io.qgateway.conversation.ReplyEvent.TextDelta;
import io.qgateway.conversation.ReplyEvent.ToolCallEnded;
import io.qgateway.conversation.ReplyEvent.ToolCallStarted;
import io.qgateway.conversation.ReplyEvent.ToolInputDelta;
import io.qgateway.conversation.ReplyEvent.UsageReported;
import io.qgateway.conversation.StopReason;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.conversation.UpstreamException.Kind;
import io.qgateway.conversation.Usage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyDecoderTest {

    private static final Finished END_TURN = new Finished(StopReason.END_TURN);
    private static final Finished TOOL_USE = new Finished(StopReason.TOOL_USE);

    private final Queue<ReplyEvent> events = new ArrayDeque<>();
    private final List<String> unknown = new ArrayList<>();

    @Test
    void givesTextPieceByPiece() throws Exception {
        assertThat(decode(text("Hel"), text(""), text("lo")))
                .containsExactly(new TextDelta("Hel"), new TextDelta("lo"), END_TURN);
    }

    @Test
    void givesToolCallsOneAfterTheOther() throws Exception {
        assertThat(
                        decode(
                                text("I look."),
                                tool("a", "\"name\":\"read\""),
                                tool("a", "\"name\":\"read\",\"input\":\"{\\\"path\\\":\""),
                                tool("a", "\"name\":\"read\",\"input\":\"\\\"x\\\"}\""),
                                tool("a", "\"name\":\"read\",\"stop\":true"),
                                tool("b", "\"name\":\"list\",\"input\":\"{}\",\"stop\":true")))
                .containsExactly(
                        new TextDelta("I look."),
                        new ToolCallStarted("a", "read"),
                        new ToolInputDelta("{\"path\":"),
                        new ToolInputDelta("\"x\"}"),
                        new ToolCallEnded(),
                        new ToolCallStarted("b", "list"),
                        new ToolInputDelta("{}"),
                        new ToolCallEnded(),
                        TOOL_USE);
    }

    @Test
    void takesACallWithoutInputForOneWithoutArguments() throws Exception {
        assertThat(decode(tool("a", "\"name\":\"now\""), tool("a", "\"input\":\"\",\"stop\":true")))
                .containsExactly(
                        new ToolCallStarted("a", "now"),
                        new ToolInputDelta("{}"),
                        new ToolCallEnded(),
                        TOOL_USE);
    }

    @Test
    void takesAnInputThatIsAnObjectAlready() throws Exception {
        assertThat(decode(tool("a", "\"name\":\"n\",\"input\":{\"x\":[1,\"ü\"]},\"stop\":true")))
                .contains(new ToolInputDelta("{\"x\":[1,\"ü\"]}"), new ToolCallEnded());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\\"text\\\"",
                "1",
                "null",
                "[]",
                "{",
                "{\\\"a\\\":",
                "{}{}",
                "{} 1",
                "{} []",
                "{'a':1}",
                "oops",
                " "
            })
    void refusesAnInputThatIsNoObject(String input) {
        assertCorrupt(tool("a", "\"name\":\"n\",\"input\":\"" + input + "\",\"stop\":true"));
    }

    @Test
    void noticesABadInputBeforeTheCallEnds() {
        assertCorrupt(
                tool("a", "\"name\":\"n\",\"input\":\"{\\\"a\\\"\""), tool("a", "\"input\":\"}\""));
    }

    @Test
    void takesNoCallForWholeThatTheStreamCutOff() {
        assertCorrupt(text("Hi"), tool("a", "\"name\":\"n\",\"input\":\"{}\""));
    }

    @Test
    void refusesACallInsideAnother() {
        assertCorrupt(tool("a", "\"name\":\"n\""), tool("b", "\"name\":\"n\""));
    }

    @Test
    void refusesTheSameCallTwice() {
        assertCorrupt(tool("a", "\"name\":\"n\",\"stop\":true"), tool("a", "\"name\":\"n\""));
    }

    @Test
    void refusesTextInsideACall() {
        assertCorrupt(tool("a", "\"name\":\"n\""), text("Hi"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"name\":\"n\"}", "{\"toolUseId\":\"a\",\"stop\":true}", "{}"})
    void refusesACallWithoutIdOrName(String payload) {
        assertCorrupt(event("toolUseEvent", payload));
    }

    @ParameterizedTest
    @CsvSource({
        "END_TURN, END_TURN",
        "TOOL_USE, END_TURN",
        "MAX_TOKENS, MAX_TOKENS",
        "CONTENT_FILTERED, CONTENT_FILTERED",
        "MODEL_CONTEXT_WINDOW_EXCEEDED, CONTEXT_WINDOW_EXCEEDED",
        "PAUSE_TURN, PAUSED",
        "UNKNOWN, END_TURN"
    })
    void endsForTheReasonThatTheUpstreamGives(String reason, StopReason expected) throws Exception {
        var metadata = event("metadataEvent", "{\"stopReason\":\"" + reason + "\"}");

        assertThat(decode(text("Hi"), metadata)).endsWith(new Finished(expected));
    }

    @Test
    void endsForAToolEvenIfTheUpstreamSaysOtherwise() throws Exception {
        assertThat(
                        decode(
                                tool("a", "\"name\":\"n\",\"stop\":true"),
                                event("metadataEvent", "{\"stopReason\":\"END_TURN\"}")))
                .endsWith(TOOL_USE);
    }

    @Test
    void endsForARefusalWhateverTheReason() throws Exception {
        var refusal =
                "{\"stopReason\":\"%s\",\"stopDetails\":{\"refusal\":{\"category\":\"bio\"}}}";

        assertThat(decode(event("metadataEvent", refusal.formatted("CONTENT_FILTERED"))))
                .containsExactly(new Finished(StopReason.REFUSED));
        assertThat(decode(text("No."), event("metadataEvent", refusal.formatted("END_TURN"))))
                .endsWith(new Finished(StopReason.REFUSED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "{\"refusal\":null}", "{\"other\":{\"a\":[1]}}"})
    void takesNothingElseForARefusal(String details) throws Exception {
        assertThat(decode(text("Hi"), event("metadataEvent", "{\"stopDetails\":" + details + "}")))
                .endsWith(END_TURN);
    }

    @Test
    void givesThoughtsWithTheirSeals() throws Exception {
        assertThat(
                        decode(
                                thought("\"text\":\"Let me \""),
                                thought("\"text\":\"see.\""),
                                thought("\"signature\":\"c2\""),
                                thought("\"signature\":\"ln\""),
                                thought("\"text\":\"Again.\",\"signature\":\"eA==\""),
                                thought("\"redactedContent\":\"QUJD\""),
                                thought("\"signature\":\"b25seQ==\""),
                                text("Hi"),
                                thought("\"text\":\"Unsealed\""),
                                tool("a", "\"name\":\"n\",\"stop\":true")))
                .startsWith(
                        new ReasoningDelta("Let me "),
                        new ReasoningDelta("see."),
                        new ReasoningSigned("c2ln"),
                        new ReasoningDelta("Again."),
                        new ReasoningSigned("eA=="),
                        new ReasoningRedacted("QUJD"),
                        new ReasoningSigned("b25seQ=="),
                        new TextDelta("Hi"),
                        new ReasoningDelta("Unsealed"),
                        new ToolCallStarted("a", "n"));
    }

    @Test
    void joinsThoughtsThatAreCutInsideACharacter() throws Exception {
        assertThat(
                        decode(
                                thought("\"text\":\"a\\uD83D\""),
                                thought("\"text\":\"\\uDE00\""),
                                thought("\"text\":\"\\uD83D\""),
                                text("b")))
                .startsWith(
                        new ReasoningDelta("a"),
                        new ReasoningDelta("\uD83D\uDE00"),
                        new ReasoningDelta("\uFFFD"),
                        new TextDelta("b"));
    }

    @Test
    void takesThoughtsAloneForNoAnswer() {
        assertCorrupt(thought("\"text\":\"Hm\""));
    }

    @Test
    void refusesThoughtsInsideACall() {
        assertCorrupt(tool("a", "\"name\":\"n\""), thought("\"text\":\"Hm\""));
    }

    @Test
    void takesAFilteredAnswerWithoutAnyTextForWhole() throws Exception {
        assertThat(decode(event("metadataEvent", "{\"stopReason\":\"CONTENT_FILTERED\"}")))
                .containsExactly(new Finished(StopReason.CONTENT_FILTERED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"metadataEvent", "messageMetadataEvent"})
    void reportsTheUpstreamsOwnCount(String type) throws Exception {
        var usage =
                event(
                        type,
                        """
                        {"conversationId":"c","tokenUsage":{"uncachedInputTokens":10,"outputTokens":5,
                        "totalTokens":18,"cacheReadInputTokens":2,"cacheWriteInputTokens":1,"more":[1]}}\
                        """);

        assertThat(decode(text("Hi"), usage))
                .containsExactly(
                        new TextDelta("Hi"), new UsageReported(new Usage(10, 5, 2, 1)), END_TURN);
    }

    @Test
    void reportsNoUsageWhereThereIsNone() throws Exception {
        assertThat(
                        decode(
                                text("Hi"),
                                event("messageMetadataEvent", "{\"conversationId\":\"c\"}"),
                                event("metadataEvent", "{\"tokenUsage\":null}")))
                .containsExactly(new TextDelta("Hi"), END_TURN);
    }

    @Test
    void refusesAnEmptyAnswer() {
        assertCorrupt();
        assertCorrupt(event("initial-response", "{}"), event("meteringEvent", "{\"usage\":1}"));
    }

    @Test
    void ignoresAndNamesWhatItDoesNotKnow() throws Exception {
        assertThat(
                        decode(
                                event("initial-response", "{\"conversationId\":\"c\"}"),
                                event("weatherEvent", "not even JSON"),
                                text("Hi"),
                                event("contextUsageEvent", "{\"contextUsagePercentage\":1.5}"),
                                event("followupPromptEvent", "{}")))
                .containsExactly(new TextDelta("Hi"), END_TURN);

        assertThat(unknown).containsExactly("weatherEvent");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "assistantResponseEvent;''",
                "assistantResponseEvent;[]",
                "assistantResponseEvent;null",
                "assistantResponseEvent;<html>",
                "assistantResponseEvent;{\"content\":1}",
                "assistantResponseEvent;{\"content\":{}}",
                "assistantResponseEvent;{\"content\":\"Hi\"",
                "assistantResponseEvent;{\"content\":\"Hi\"}}",
                "assistantResponseEvent;{\"content\":\"\\x\"}",
                "toolUseEvent;{\"toolUseId\":\"a\",\"name\":\"n\",\"input\":[]}",
                "toolUseEvent;{\"toolUseId\":\"a\",\"name\":\"n\",\"input\":{\"a\":}}",
                "toolUseEvent;{\"toolUseId\":\"a\",\"name\":\"n\",\"stop\":\"yes\"}",
                "metadataEvent;{\"tokenUsage\":1}",
                "metadataEvent;{\"tokenUsage\":{\"outputTokens\":\"many\"}}",
                "metadataEvent;{\"tokenUsage\":{\"outputTokens\":-1}}",
                "metadataEvent;{\"tokenUsage\":{\"outputTokens\":1e99}}",
                "metadataEvent;{\"tokenUsage\":{\"outputTokens\":99999999999999999999}}"
            })
    void refusesAPayloadThatIsNotWhatItsTypeCallsFor(String type, String payload) {
        assertThatThrownBy(() -> decode(text("Hi"), event(type, payload)))
                .isInstanceOfSatisfying(
                        UpstreamException.class,
                        e -> {
                            assertThat(e.kind()).isEqualTo(Kind.CORRUPT);
                            assertThat(e).hasMessageContaining(type);
                        });
    }

    @Test
    void deliversWhatCameBeforeTheFailure() {
        assertThatThrownBy(() -> decode(text("Hi"), event("toolUseEvent", "oops")))
                .isInstanceOf(UpstreamException.class);

        assertThat(events).containsExactly(new TextDelta("Hi"));
    }

    @Test
    void throwsWhatTheStreamObjects() {
        assertFailure(
                Kind.THROTTLED, exception("throttlingException", "{\"message\":\"Slow down\"}"));
        assertFailure(
                Kind.PROMPT_TOO_LONG,
                exception(
                        "com.amazon.aws.codewhisperer#ValidationException",
                        "{\"reason\":\"CONTENT_LENGTH_EXCEEDS_THRESHOLD\"}"));
        assertFailure(
                Kind.MODEL_OVERLOADED,
                event("error", "{\"reason\":\"MODEL_TEMPORARILY_UNAVAILABLE\"}"));
        assertFailure(Kind.UNAVAILABLE, exception("error", "no JSON"));
        assertFailure(Kind.UNAVAILABLE, exception("somethingNew", "[1]"));
        assertFailure(Kind.UNAVAILABLE, error("InternalFailure", ""));
        assertFailure(Kind.UNAVAILABLE, error("500", "Something broke"));
        assertFailure(
                Kind.UNAVAILABLE,
                event("invalidStateEvent", "{\"reason\":\"INVALID_TASK_ASSIST_PLAN\"}"));
    }

    @Test
    void joinsTextThatIsCutAnywhereInUtf8() throws Exception {
        String whole = "naïve 你好 \uD83D\uDE00\uD83D\uDC80!";
        byte[] utf8 = whole.getBytes(StandardCharsets.UTF_8);

        for (int cut = 0; cut <= utf8.length; cut++) {
            for (int second = cut; second <= utf8.length; second++) {
                events.clear();
                var decoded =
                        decode(
                                rawText(Arrays.copyOfRange(utf8, 0, cut)),
                                rawText(Arrays.copyOfRange(utf8, cut, second)),
                                rawText(Arrays.copyOfRange(utf8, second, utf8.length)));
                assertThat(textOf(decoded)).isEqualTo(whole);
            }
        }
    }

    @Test
    void joinsSurrogatesThatAreEscapedApart() throws Exception {
        assertThat(decode(text("a\\uD83D"), text("\\uDE00b"), text("\\uD83D"), text("\\uDC80")))
                .containsExactly(
                        new TextDelta("a"),
                        new TextDelta("\uD83D\uDE00b"),
                        new TextDelta("\uD83D\uDC80"),
                        END_TURN);
    }

    @Test
    void replacesWhatNeverBecomesACharacter() throws Exception {
        assertThat(textOf(decode(text("a\\uD83D"), text("b")))).isEqualTo("a\uFFFDb");
        assertThat(textOf(decode(text("a\\uDE00b\\uD83D")))).isEqualTo("a\uFFFDb\uFFFD");
        assertThat(textOf(decode(rawText('a', 0xFF, 'b')))).isEqualTo("a\uFFFDb");
        assertThat(textOf(decode(rawText('a', 0xE4, 0xBD), rawText('b')))).isEqualTo("a\uFFFDb");
        assertThat(textOf(decode(rawText(0xE4, 0xBD)))).isEqualTo("\uFFFD");
        assertThat(textOf(decode(rawText(0xA0)))).isEqualTo("\uFFFD");
    }

    @Test
    void leavesNoHalfCharacterBeforeAToolCall() throws Exception {
        assertThat(decode(text("a\\uD83D"), tool("t", "\"name\":\"n\",\"stop\":true")))
                .startsWith(
                        new TextDelta("a"), new TextDelta("\uFFFD"), new ToolCallStarted("t", "n"));
    }

    @Test
    void joinsToolInputThatIsCutInsideACharacter() throws Exception {
        assertThat(
                        decode(
                                tool("a", "\"name\":\"n\",\"input\":\"{\\\"x\\\":\\\"\\uD83D\""),
                                tool("a", "\"input\":\"\\uDE00\\\"}\""),
                                tool("a", "\"stop\":true")))
                .contains(
                        new ToolInputDelta("{\"x\":\""),
                        new ToolInputDelta("\uD83D\uDE00\"}"),
                        new ToolCallEnded());
    }

    @Test
    void isWholeOrBrokenWhereverTheStreamIsCut() throws Exception {
        byte[] stream =
                joined(
                        text("Hi"),
                        tool("a", "\"name\":\"n\""),
                        tool("a", "\"input\":\"{}\""),
                        tool("a", "\"stop\":true"),
                        event("metadataEvent", "{}"));
        var wholeAt = new ArrayList<Integer>();

        for (int cut = 0; cut < stream.length; cut++) {
            events.clear();
            try {
                decode(Arrays.copyOf(stream, cut));
                wholeAt.add(cut);
            } catch (MalformedFrameException _) {
                assertThat(events).doesNotHaveAnyElementsOfTypes(Finished.class);
            } catch (UpstreamException e) {
                assertThat(e.kind()).isEqualTo(Kind.CORRUPT);
                assertThat(events).doesNotHaveAnyElementsOfTypes(Finished.class);
            }
        }

        int afterCall = stream.length - event("metadataEvent", "{}").length;
        assertThat(wholeAt).containsExactly(text("Hi").length, afterCall);
    }

    @Test
    void isTheSameHoweverTheBytesArrive() throws Exception {
        byte[] stream = joined(text("Hi"), tool("a", "\"name\":\"n\",\"stop\":true"), text("ü"));
        var expected = List.copyOf(decode(stream));

        for (int piece = 1; piece < stream.length; piece++) {
            events.clear();
            assertThat(decode(new PiecewiseInput(stream, piece))).isEqualTo(expected);
        }
    }

    private void assertCorrupt(byte[]... frames) {
        events.clear();
        assertFailure(Kind.CORRUPT, frames);
        assertThat(events).doesNotHaveAnyElementsOfTypes(Finished.class);
    }

    private void assertFailure(Kind kind, byte[]... frames) {
        assertThatThrownBy(() -> decode(frames))
                .isInstanceOfSatisfying(
                        UpstreamException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    private List<ReplyEvent> decode(byte[]... frames) throws IOException, UpstreamException {
        events.clear();
        return decode(new PiecewiseInput(joined(frames), 1000));
    }

    private List<ReplyEvent> decode(PiecewiseInput input) throws IOException, UpstreamException {
        var frames = new FrameReader(input, 64);
        var decoder = new ReplyDecoder(events, unknown::add);
        for (Frame frame; (frame = frames.next()) != null; ) {
            decoder.accept(frame);
        }
        decoder.end();
        return List.copyOf(events);
    }

    private static byte[] thought(String members) {
        return event("reasoningContentEvent", "{" + members + "}");
    }

    private static byte[] tool(String id, String members) {
        return event("toolUseEvent", "{\"toolUseId\":\"" + id + "\"," + members + "}");
    }

    private static byte[] rawText(int... bytes) {
        var text = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            text[i] = (byte) bytes[i];
        }
        return rawText(text);
    }

    private static byte[] rawText(byte[] utf8) {
        return event(
                "assistantResponseEvent",
                joined(
                        "{\"content\":\"".getBytes(StandardCharsets.US_ASCII),
                        utf8,
                        new byte[] {'"', '}'}));
    }

    private static String textOf(List<ReplyEvent> events) {
        var text = new StringBuilder();
        for (ReplyEvent event : events) {
            if (event instanceof TextDelta(var piece)) {
                assertThat(piece).isNotEmpty();
                text.append(piece);
            }
        }
        return text.toString();
    }
}
