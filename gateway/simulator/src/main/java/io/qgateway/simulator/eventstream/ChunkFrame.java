package io.qgateway.simulator.eventstream;

import io.qgateway.simulator.script.Step;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The text event of a run of chunks: one array, in which each chunk overwrites the last one's
 * number and checksum. One per run; not thread-safe.
 */
public final class ChunkFrame {

    private static final String FILLER = "lorem ipsum dolor sit amet, consectetur adipiscing elit ";
    private static final String BEFORE = "{\"content\":\"";
    private static final String AFTER = "\"}";

    private final boolean stamped;
    private final byte[] frame;
    private final int text;
    private int number;

    public ChunkFrame(Step.Chunks run) {
        stamped = run.stamped();
        var payload = BEFORE + FILLER.repeat(run.size() / FILLER.length() + 1);
        payload = payload.substring(0, BEFORE.length() + run.size()) + AFTER;
        var bytes = payload.getBytes(StandardCharsets.US_ASCII);
        frame = Frame.event("assistantResponseEvent", bytes);
        text = frame.length - Frame.CRC - bytes.length + BEFORE.length();
    }

    /** The next chunk's message: always the same array, so use it before asking again. */
    public byte[] next() {
        number++;
        frame[text] = (byte) (stamped ? '@' : '#');
        var end = writeDigits(stamped ? System.nanoTime() : number, text + 1);
        frame[end] = ';';
        var body = frame.length - Frame.CRC;
        ByteBuffer.wrap(frame).putInt(body, Frame.crc(frame, body));
        return frame;
    }

    /** How long each message of this run is. */
    public int length() {
        return frame.length;
    }

    private int writeDigits(long value, int from) {
        var digits = Long.toString(value);
        for (var i = 0; i < digits.length(); i++) {
            frame[from + i] = (byte) digits.charAt(i);
        }
        return from + digits.length();
    }
}
