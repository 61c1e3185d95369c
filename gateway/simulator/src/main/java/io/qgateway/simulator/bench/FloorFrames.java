package io.qgateway.simulator.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Takes the upstream's frames apart by their lengths and copies the text out of each, unread. */
final class FloorFrames {

    private static final byte[] TEXT = "{\"content\":\"".getBytes(UTF_8);
    private static final int PRELUDE = 12;
    private static final int CHECKSUM = 4;

    private byte[] bytes = new byte[4096];
    private int end;

    void append(ByteBuffer read) {
        int length = read.remaining();
        if (end + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * (end + length));
        }
        read.get(bytes, end, length);
        end += length;
    }

    /** Writes every whole frame's text and keeps the rest for the next read. */
    void writeTexts(FloorForm form, FloorBuffer out) {
        int at = 0;
        while (end - at >= PRELUDE && end - at >= intAt(at)) {
            int payload = at + PRELUDE + intAt(at + Integer.BYTES);
            at += intAt(at);
            writeText(payload, at - CHECKSUM, form, out);
        }
        System.arraycopy(bytes, at, bytes, 0, end - at);
        end -= at;
    }

    private void writeText(int payload, int payloadEnd, FloorForm form, FloorBuffer out) {
        int text = payload + TEXT.length;
        if (text > payloadEnd || !Arrays.equals(bytes, payload, text, TEXT, 0, TEXT.length)) {
            return;
        }
        out.writeBytes(form.beforeText);
        out.write(bytes, text, textEnd(text) - text);
        out.writeBytes(form.afterText);
    }

    private int textEnd(int from) {
        int at = from;
        while (bytes[at] != '"') {
            at += bytes[at] == '\\' ? 2 : 1;
        }
        return at;
    }

    private int intAt(int at) {
        return bytes[at] << 24
                | (bytes[at + 1] & 0xff) << 16
                | (bytes[at + 2] & 0xff) << 8
                | bytes[at + 3] & 0xff;
    }
}
