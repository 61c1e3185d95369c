package io.qgateway.amazonq;

import static java.lang.Character.SURROGATE;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.qgateway.amazonq.eventstream.EncodedFrames;
import io.qgateway.amazonq.eventstream.Frame;
import io.qgateway.amazonq.eventstream.FrameReader;
import io.qgateway.conversation.Reply;
import io.qgateway.conversation.ReplyEvent;
import io.qgateway.conversation.ToolCall;
import io.qgateway.conversation.UpstreamException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import tools.jackson.databind.json.JsonMapper;

/**
 * Any payloads are a whole reply or an {@link UpstreamException}, and a whole reply keeps what its
 * events promise. An input is a number of frames: a byte for the type, a byte for the length, the
 * payload. Without {@code JAZZER_FUZZ=1} only the committed inputs are tried.
 */
class ReplyDecoderFuzzTest {

    private static final List<String> TYPES =
            List.of(
                    "assistantResponseEvent",
                    "toolUseEvent",
                    "metadataEvent",
                    "messageMetadataEvent",
                    "invalidStateEvent",
                    "error",
                    "weatherEvent",
                    "reasoningContentEvent");

    @FuzzTest(maxDuration = "1m")
    void decodesAnything(byte[] input) throws IOException {
        var events = new ArrayDeque<ReplyEvent>();
        try {
            decode(frames(input), events);
        } catch (UpstreamException _) {
            return;
        }
        fold(events).ifPresentOrElse(ReplyDecoderFuzzTest::check, () -> fail("No end"));
    }

    private static byte[] frames(byte[] input) {
        var frames = new ArrayList<byte[]>();
        for (int i = 0; i + 1 < input.length; ) {
            int type = (input[i] & 0xFF) % (TYPES.size() + 1);
            int end = Math.min(input.length, i + 2 + (input[i + 1] & 0xFF));
            byte[] payload = Arrays.copyOfRange(input, i + 2, end);
            frames.add(
                    type == TYPES.size()
                            ? EncodedFrames.exception(
                                    "validationException",
                                    new String(payload, StandardCharsets.UTF_8))
                            : EncodedFrames.event(TYPES.get(type), payload));
            i = end;
        }
        return EncodedFrames.joined(frames.toArray(byte[][]::new));
    }

    private static void decode(byte[] stream, Queue<ReplyEvent> events)
            throws IOException, UpstreamException {
        var frames = new FrameReader(new ByteArrayInputStream(stream), 64);
        var decoder = new ReplyDecoder(events, _ -> {});
        for (Frame frame; (frame = frames.next()) != null; ) {
            decoder.accept(frame);
        }
        decoder.end();
    }

    private static Optional<Reply> fold(Queue<ReplyEvent> events) {
        var fold = new Reply.Fold();
        Optional<Reply> reply = Optional.empty();
        for (ReplyEvent event : events) {
            switch (event) {
                case ReplyEvent.TextDelta(var text) -> checkText(text);
                case ReplyEvent.ReasoningDelta(var text) -> checkText(text);
                case ReplyEvent.ToolInputDelta(var json) -> checkText(json);
                default -> {}
            }
            reply = fold.accept(event);
        }
        return reply;
    }

    private static void checkText(String text) {
        boolean whole = text.codePoints().noneMatch(c -> Character.getType(c) == SURROGATE);
        if (text.isEmpty() || !whole) {
            fail("Half a character, or nothing: " + text);
        }
    }

    private static void check(Reply reply) {
        for (var piece : reply.content()) {
            if (piece instanceof ToolCall call
                    && !JsonMapper.shared().readTree(call.input()).isObject()) {
                fail("Not an object: " + call.input());
            }
        }
    }

    private static void fail(String what) {
        throw new AssertionError(what);
    }
}
