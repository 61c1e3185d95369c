package io.qgateway.simulator.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** What is on its way to the client, sent in one write, with room for an HTTP chunk around it. */
final class FloorBuffer {

    /** What HTTP puts around a chunk, or in front of a whole answer, at most. */
    static final int AROUND = 128;

    private static final int FRONT = 10;
    private static final byte[] LAST_CHUNK = "\r\n0\r\n\r\n".getBytes(ISO_8859_1);
    private static final byte[] LINE_END = "\r\n".getBytes(ISO_8859_1);

    private byte[] bytes = new byte[1024];
    private int end = FRONT;

    void write(byte[] from) {
        write(from, 0, from.length);
    }

    void write(byte[] from, int offset, int length) {
        if (end + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * (end + length));
        }
        System.arraycopy(from, offset, bytes, end, length);
        end += length;
    }

    int length() {
        return end - FRONT;
    }

    void sendChunk(OutputStream client) throws IOException {
        if (length() > 0) {
            sendChunk(client, LINE_END);
        }
    }

    void sendLastChunk(OutputStream client) throws IOException {
        sendChunk(client, LAST_CHUNK);
    }

    private void sendChunk(OutputStream client, byte[] behind) throws IOException {
        var size = (Integer.toHexString(length()) + "\r\n").getBytes(ISO_8859_1);
        int start = FRONT - size.length;
        System.arraycopy(size, 0, bytes, start, size.length);
        write(behind);
        client.write(bytes, start, end - start);
        end = FRONT;
    }

    void sendWhole(String head, OutputStream client) throws IOException {
        var answer = Arrays.copyOf(head.getBytes(ISO_8859_1), head.length() + length());
        System.arraycopy(bytes, FRONT, answer, head.length(), length());
        client.write(answer);
        end = FRONT;
    }
}
