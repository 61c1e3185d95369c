package io.qgateway.simulator.eventstream;

import io.qgateway.simulator.script.Corruption;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Makes messages that are broken in exactly one way. */
public final class BrokenFrame {

    private static final byte[] PAYLOAD =
            "{\"content\":\"this must never be read\"}".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADERS_LENGTH_AT = 4;
    private static final int OVERSIZED = 17 << 20;

    private BrokenFrame() {}

    /** A text event, broken. */
    public static byte[] of(Corruption corruption) {
        return switch (corruption) {
            case MESSAGE_CRC -> flipped(sound().length - 1);
            case PRELUDE_CRC -> flipped(Frame.PRELUDE - 1);
            case PAYLOAD_BIT -> flipped(sound().length - Frame.CRC - PAYLOAD.length / 2);
            case GARBAGE ->
                    "<!-- this is no event stream -->"
                            .repeat(4)
                            .getBytes(StandardCharsets.US_ASCII);
            case OVERSIZED_LENGTH -> resized(OVERSIZED, soundHeaders().length);
            case TINY_LENGTH -> resized(Frame.PRELUDE - 1, 0);
            case HEADERS_BEYOND_FRAME -> resized(sound().length, sound().length);
            case HEADER_OVERRUN -> withHeaders(headerValueTooLong());
            case HEADER_TYPE -> withHeaders(headerOfUnknownType());
            case PAYLOAD_NOT_JSON -> event("{\"content\":");
            case PAYLOAD_EMPTY -> event("");
            case HALF_FRAME -> Arrays.copyOf(sound(), sound().length / 2);
        };
    }

    private static byte[] sound() {
        return Frame.encode(soundHeaders(), PAYLOAD);
    }

    private static byte[] soundHeaders() {
        return Frame.eventHeaders("assistantResponseEvent");
    }

    private static byte[] event(String payload) {
        return Frame.event("assistantResponseEvent", payload.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] withHeaders(byte[] headers) {
        return Frame.encode(headers, PAYLOAD);
    }

    private static byte[] flipped(int at) {
        var frame = sound();
        frame[at] ^= 1;
        return frame;
    }

    /** Other lengths with the checksums that fit them, so that only the lengths are wrong. */
    private static byte[] resized(int total, int headers) {
        var frame = ByteBuffer.wrap(sound()).putInt(total).putInt(HEADERS_LENGTH_AT, headers);
        frame.putInt(
                Frame.PRELUDE - Frame.CRC, Frame.crc(frame.array(), Frame.PRELUDE - Frame.CRC));
        var body = frame.capacity() - Frame.CRC;
        return frame.putInt(body, Frame.crc(frame.array(), body)).array();
    }

    private static byte[] headerValueTooLong() {
        var headers = soundHeaders();
        var lengthOfTheLastValue = headers.length - "event".length() - 1;
        headers[lengthOfTheLastValue] = 100;
        return headers;
    }

    private static byte[] headerOfUnknownType() {
        var headers = soundHeaders();
        headers[1 + ":event-type".length()] = 42;
        return headers;
    }
}
