package io.qgateway.amazonq.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** What a connection receives, buffered. One per connection; not thread-safe. */
final class ConnectionInput {

    private final InputStream source;
    private final byte[] buffer;
    private int position;
    private int limit;
    private long received;

    ConnectionInput(InputStream source, int bufferSize) {
        this.source = source;
        this.buffer = new byte[bufferSize];
    }

    /** How many bytes have come in since the connection was made. */
    long received() {
        return received;
    }

    int buffered() {
        return limit - position;
    }

    /** Whether that many whole lines are buffered. */
    boolean hasLines(int lines) {
        int missing = lines;
        for (int i = position; i < limit && missing > 0; i++) {
            if (buffer[i] == '\n') {
                missing--;
            }
        }
        return missing == 0;
    }

    /** The next byte, or -1 where the peer closed. */
    int read() throws IOException {
        if (position == limit && !fill()) {
            return -1;
        }
        return buffer[position++] & 0xFF;
    }

    /** Some bytes, waiting only if none is buffered; -1 where the peer closed. */
    int read(byte[] target, int offset, int length) throws IOException {
        if (position == limit) {
            if (length >= buffer.length) {
                return count(source.read(target, offset, length));
            }
            if (!fill()) {
                return -1;
            }
        }
        int taken = Math.min(length, limit - position);
        System.arraycopy(buffer, position, target, offset, taken);
        position += taken;
        return taken;
    }

    /**
     * The next line, without its end.
     *
     * @throws MalformedResponseException when it is longer than allowed or breaks off
     */
    String line(int maxLength) throws IOException {
        var line = new StringBuilder();
        while (true) {
            int from = position;
            while (position < limit && buffer[position] != '\n') {
                position++;
            }
            line.append(new String(buffer, from, position - from, StandardCharsets.ISO_8859_1));
            if (line.length() > maxLength) {
                throw new MalformedResponseException(
                        "A line of the response is longer than " + maxLength + " bytes");
            }
            if (position < limit) {
                position++;
                return withoutReturn(line);
            }
            if (!fill()) {
                throw new MalformedResponseException("The response ends inside a line");
            }
        }
    }

    private static String withoutReturn(StringBuilder line) {
        int last = line.length() - 1;
        return last >= 0 && line.charAt(last) == '\r' ? line.substring(0, last) : line.toString();
    }

    /** One read into the empty buffer; false where the peer closed. */
    boolean fill() throws IOException {
        int read = count(source.read(buffer, 0, buffer.length));
        position = 0;
        limit = Math.max(read, 0);
        return read >= 0;
    }

    private int count(int read) {
        received += Math.max(read, 0);
        return read;
    }
}
