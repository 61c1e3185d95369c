package io.qgateway.simulator.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** HTTP as it comes from a socket: heads, bodies with a length, and chunked ones read by read. */
final class FloorInput {

    private final InputStream socket;
    private final byte[] bytes = new byte[8192];
    private int at;
    private int end;
    private int chunkLeft;
    private int size;
    private int digits;
    private boolean lastChunk;

    FloorInput(InputStream socket) {
        this.socket = socket;
    }

    /** The next head, or an empty one where the other side has ended. */
    String head() throws IOException {
        var head = new StringBuilder();
        while (at < end || fill()) {
            head.append((char) bytes[at++]);
            if (head.charAt(head.length() - 1) == '\n' && head.indexOf("\r\n\r\n") >= 0) {
                return head.toString();
            }
        }
        return "";
    }

    String body(int length) throws IOException {
        var body = new byte[length];
        for (int read = 0; read < length; ) {
            if (at == end) {
                more();
            }
            int taken = Math.min(length - read, end - at);
            System.arraycopy(bytes, at, body, read, taken);
            at += taken;
            read += taken;
        }
        return new String(body, ISO_8859_1);
    }

    /** Waits for one read of a chunked body and hands it over; false after its last chunk. */
    boolean readChunks(FloorFrames frames) throws IOException {
        if (at == end) {
            more();
        }
        while (at < end) {
            if (chunkLeft == 0 && !sizeLine()) {
                return false;
            }
            int taken = Math.min(chunkLeft, end - at);
            frames.append(ByteBuffer.wrap(bytes, at, taken));
            at += taken;
            chunkLeft -= taken;
        }
        return true;
    }

    /** Reads on to the next chunk, over the end of the one before; false at the end of the body. */
    private boolean sizeLine() {
        while (at < end && chunkLeft == 0) {
            byte next = bytes[at++];
            if (next == '\n') {
                if (lastChunk) {
                    lastChunk = false;
                    return false;
                }
                endOfLine();
            } else if (next != '\r') {
                size = size << 4 | Character.digit(next, 16);
                digits++;
            }
        }
        return true;
    }

    private void endOfLine() {
        if (digits > 0) {
            lastChunk = size == 0;
            chunkLeft = size;
            size = 0;
            digits = 0;
        }
    }

    private void more() throws IOException {
        if (!fill()) {
            throw new EOFException("The connection ended within a message");
        }
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, socket.read(bytes));
        return end > 0;
    }
}
