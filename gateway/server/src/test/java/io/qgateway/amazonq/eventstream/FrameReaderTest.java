package io.qgateway.amazonq.eventstream;

import static io.qgateway.amazonq.eventstream.EncodedFrames.event;
import static io.qgateway.amazonq.eventstream.EncodedFrames.frameWithHeaders;
import static io.qgateway.amazonq.eventstream.EncodedFrames.joined;
import static io.qgateway.amazonq.eventstream.EncodedFrames.raw;
import static io.qgateway.amazonq.eventstream.EncodedFrames.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qgateway.amazonq.eventstream.MalformedFrameException.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.eventstream.HeaderValue;

class FrameReaderTest {

    private static final byte[] STREAM =
            joined(
                    event("assistantResponseEvent", "{\"content\":\"Hi\"}"),
                    EncodedFrames.exception("throttlingException", "{\"message\":\"slow\"}"),
                    event("toolUseEvent", "{}"),
                    EncodedFrames.error("500", "went wrong"));

    private static final List<String> FRAMES =
            List.of(
                    "EVENT assistantResponseEvent  {\"content\":\"Hi\"}",
                    "EXCEPTION throttlingException  {\"message\":\"slow\"}",
                    "EVENT toolUseEvent  {}",
                    "ERROR 500 went wrong ");

    @Test
    void readsTheSameFramesHoweverTheyAreSplit() throws Exception {
        for (int piece = 1; piece <= STREAM.length; piece++) {
            assertThat(frames(STREAM, piece, 64)).isEqualTo(FRAMES);
        }
    }

    @Test
    void tellsAnEndBetweenFramesFromOneInsideThem() throws Exception {
        var ends = new ArrayList<Integer>();

        for (int cut = 0; cut <= STREAM.length; cut++) {
            try {
                frames(Arrays.copyOf(STREAM, cut), 1000, 64);
                ends.add(cut);
            } catch (MalformedFrameException e) {
                assertThat(e.kind()).isEqualTo(Kind.TRUNCATED);
            }
        }

        int first = STREAM[3] & 0xFF;
        assertThat(ends).hasSize(FRAMES.size() + 1).startsWith(0, first).endsWith(STREAM.length);
    }

    @Test
    void noticesEachFlippedBit() {
        byte[] frame = text("Hello");

        for (int bit = 0; bit < frame.length * 8; bit++) {
            byte[] flipped = frame.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> frames(flipped, 1000, 64))
                    .isInstanceOf(MalformedFrameException.class);
        }
    }

    @Test
    void stepsOverHeadersOfAllTypes() throws Exception {
        var headers = new LinkedHashMap<String, HeaderValue>();
        headers.put("true", HeaderValue.fromBoolean(true));
        headers.put("false", HeaderValue.fromBoolean(false));
        headers.put("int", HeaderValue.fromInteger(3));
        headers.put("long", HeaderValue.fromLong(4));
        headers.put("bytes", HeaderValue.fromByteArray(new byte[300]));
        headers.put("timestamp", HeaderValue.fromTimestamp(Instant.EPOCH));
        headers.put("uuid", HeaderValue.fromUuid(new UUID(1, 2)));
        headers.put(":message-type", HeaderValue.fromString("event"));
        headers.put(":event-type", HeaderValue.fromString("naïve"));

        byte[] frame = EncodedFrames.frame(headers, new byte[] {'!'});

        assertThat(frames(frame, 1000, 64)).containsExactly("EVENT naïve  !");
    }

    @Test
    void stepsOverTheNumbersThatTheSdkEncodesWithoutTheirValues() throws Exception {
        byte[] headers = bytes("0161 02 ff 0162 03 0002 0b 3a6572726f722d636f6465 07 0001 61");

        assertThat(frames(frameWithHeaders(headers), 1000, 64)).containsExactly("UNKNOWN   ");
    }

    @Test
    void readsTheSmallestFrameThereIs() throws Exception {
        byte[] empty = HexFormat.of().parseHex("000000100000000005c248eb7d98c8ff");

        assertThat(frames(empty, 1000, 64)).containsExactly("UNKNOWN   ");
    }

    @Test
    void knowsNothingOfOtherMessageTypes() throws Exception {
        var headers = new LinkedHashMap<String, HeaderValue>();
        headers.put(":message-type", HeaderValue.fromString("rumour"));

        assertThat(frames(EncodedFrames.frame(headers, new byte[0]), 1000, 64))
                .containsExactly("UNKNOWN rumour  ");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15})
    void refusesAFrameShorterThanAnyCanBe(int length) {
        assertMalformed(raw(length, 0, new byte[0]), Kind.FRAME_LENGTH);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE, FrameReader.MAX_FRAME + 1, 17 << 20})
    void refusesAFrameBeyondTheLimit(int length) {
        assertMalformed(raw(length, 0, new byte[0]), Kind.FRAME_TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1000, -1, Integer.MIN_VALUE})
    void refusesHeadersLongerThanTheirFrame(int length) {
        assertMalformed(raw(16, length, new byte[0]), Kind.HEADERS_LENGTH);
    }

    @Test
    void refusesHeadersLongerThanTheFormatAllows() {
        byte[] headers = new byte[(128 << 10) + 1];

        assertMalformed(frameWithHeaders(headers), Kind.HEADERS_LENGTH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ff", // a name that reaches beyond the headers
                "0161", // no type
                "016107", // no length of the value
                "016107 0001", // no value
                "016107 ffff 61", // half a value
                "016104 000000", // half a number
                "016109 00112233445566778899aabbccddee" // half a UUID
            })
    void refusesAHeaderThatReachesBeyondItsFrame(String hex) {
        assertMalformed(frameWithHeaders(bytes(hex)), Kind.HEADER_OVERRUN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "01610a", "01612a", "0161ff", "0d 3a6d6573736167652d74797065 00"})
    void refusesAHeaderWithoutANameOrWithAnUnusableType(String hex) {
        assertMalformed(frameWithHeaders(bytes(hex)), Kind.HEADER_TYPE);
    }

    @Test
    void refusesAMeaningThatIsThereTwice() {
        String header = "0b 3a6576656e742d74797065 07 0001 61";

        assertMalformed(frameWithHeaders(bytes(header + header)), Kind.DUPLICATE_HEADER);
    }

    @Test
    void deliversWhatCameBeforeTheGarbage() throws Exception {
        byte[] stream =
                joined(text("Hi"), "<html>Bad gateway</html>".getBytes(StandardCharsets.UTF_8));
        var reader = new FrameReader(new ByteArrayInputStream(stream), 4096);

        assertThat(reader.next()).isNotNull();
        assertThat(reader.hasBufferedFrame()).isTrue();
        assertThatThrownBy(reader::next)
                .isInstanceOfSatisfying(
                        MalformedFrameException.class,
                        e -> assertThat(e.kind()).isEqualTo(Kind.CRC));
    }

    @Test
    void growsForALargeFrameAndShrinksBack() throws Exception {
        String large = "x".repeat(FrameReader.MAX_FRAME - 200);
        byte[] stream = joined(text("a"), text(large), text("b"), text(large), text("c"));
        var reader = new FrameReader(new PiecewiseInput(stream, 100_000), 128);

        assertThat(frame(reader).buffer()).hasSize(128);
        assertThat(payload(frame(reader))).contains(large);
        assertThat(payload(frame(reader))).contains("\"b\"");
        assertThat(payload(frame(reader))).contains(large);
        assertThat(frame(reader).buffer()).hasSize(128);
        assertThat(reader.next()).isNull();
    }

    @Test
    void readsOnlyWhenNoWholeFrameIsBuffered() throws Exception {
        byte[] one = text("one");
        byte[] stream = joined(one, text("two"), text("three"));
        var input = new PiecewiseInput(stream, 2 * one.length + 3);
        var reader = new FrameReader(input, 4096);

        assertThat(reader.hasBufferedFrame()).isFalse();
        reader.next();
        assertThat(reader.hasBufferedFrame()).isTrue();
        reader.next();
        assertThat(reader.hasBufferedFrame()).isFalse();
        assertThat(input.reads()).isEqualTo(1);
        reader.next();
        assertThat(input.reads()).isEqualTo(2);
    }

    @Test
    void doesNotMakeANewStringForEachFramesType() throws Exception {
        var reader = new FrameReader(new ByteArrayInputStream(joined(text("a"), text("b"))), 4096);

        String first = frame(reader).name();

        assertThat(frame(reader).name()).isSameAs(first);
    }

    @Test
    void tellsTypesApartThatShareAPlaceInItsMemory() throws Exception {
        byte[] stream = joined(event("abcd", "{}"), event("axxd", "{}"), event("abcd", "{}"));

        assertThat(frames(stream, 1000, 64))
                .containsExactly("EVENT abcd  {}", "EVENT axxd  {}", "EVENT abcd  {}");
    }

    @ParameterizedTest
    @ValueSource(ints = {15, FrameReader.MAX_FRAME + 1})
    void refusesABufferOfAnUnusableSize(int size) {
        assertThatThrownBy(() -> new FrameReader(new ByteArrayInputStream(STREAM), size))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertMalformed(byte[] stream, Kind kind) {
        assertThatThrownBy(() -> frames(stream, 1000, 4096))
                .isInstanceOfSatisfying(
                        MalformedFrameException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    private static List<String> frames(byte[] stream, int piece, int buffer) throws IOException {
        var reader = new FrameReader(new PiecewiseInput(stream, piece), buffer);
        var frames = new ArrayList<String>();
        for (Frame frame; (frame = reader.next()) != null; ) {
            frames.add(
                    String.join(
                            " ",
                            frame.type().name(),
                            frame.name(),
                            frame.errorMessage(),
                            payload(frame)));
        }
        return frames;
    }

    private static String payload(Frame frame) {
        return new String(frame.buffer(), frame.offset(), frame.length(), StandardCharsets.UTF_8);
    }

    private static Frame frame(FrameReader reader) throws IOException {
        return Objects.requireNonNull(reader.next());
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
