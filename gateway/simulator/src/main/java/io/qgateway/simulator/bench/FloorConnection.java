package io.qgateway.simulator.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;

/** One side of the translator: heads, bodies with a length, and chunked ones read by read. */
final class FloorConnection implements AutoCloseable {

    private final InputStream in;
    private final OutputStream out;
    private final byte[] bytes = new byte[8192];
    private int at;
    private int end;
    private int chunkLeft;
    private int size;
    private int digits;
    private boolean lastChunk;

    /** Closing the input is to close the connection. */
    FloorConnection(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    static FloorConnection over(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        return new FloorConnection(socket.getInputStream(), socket.getOutputStream());
    }

    void write(byte[] bytes) throws IOException {
        out.write(bytes);
    }

    /** The next head, or an empty one where the other side has ended. */
    String head() throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0 && (at < end || fill())) {
            do {
                head.append((char) bytes[at]);
            } while (bytes[at++] != '\n' && at < end);
        }
        return head.toString();
    }

    String body(int length) throws IOException {
        var body = new StringBuilder();
        while (body.length() < length) {
            more();
            int taken = Math.min(length - body.length(), end - at);
            body.append(new String(bytes, at, taken, ISO_8859_1));
            at += taken;
        }
        return body.toString();
    }

    /** Waits for one read of a chunked body and hands it over; false after its last chunk. */
    boolean readChunks(FloorFrames frames) throws IOException {
        more();
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

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Reads on to the next chunk, over the end of the one before; false at the end of the body. */
    private boolean sizeLine() {
        while (at < end && chunkLeft == 0) {
            byte next = bytes[at++];
            if (next == '\n' && lastChunk) {
                lastChunk = false;
                return false;
            } else if (next == '\n' && digits > 0) {
                lastChunk = size == 0;
                chunkLeft = size;
                size = 0;
                digits = 0;
            } else if (next > ' ') {
                size = size << 4 | Character.digit(next, 16);
                digits++;
            }
        }
        return true;
    }

    private void more() throws IOException {
        if (at == end && !fill()) {
            throw new EOFException("The connection ended within a message");
        }
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, in.read(bytes));
        return end > 0;
    }
}
