package io.qgateway.simulator.oracle;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A response read from a socket byte by byte, so that it shows what an HTTP client hides: what came
 * before the end, and how the connection ended.
 *
 * @param whole whether the last chunk came
 * @param reset whether the connection ended by a reset
 */
public record RawResponse(String head, List<Event> events, boolean whole, boolean reset) {

    private static final int PATIENCE_MILLIS = 10_000;

    /** Sends a request and reads until the response or the connection ends. */
    public static RawResponse of(URI endpoint, String request) throws IOException {
        try (var socket = new Socket(endpoint.getHost(), endpoint.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return read(socket.getInputStream());
        }
    }

    private static RawResponse read(InputStream in) throws IOException {
        var body = new ByteArrayOutputStream();
        var head = "";
        try {
            head = head(in);
            while (readChunk(in, body)) {}
            return new RawResponse(head, Event.decode(body.toByteArray()), true, false);
        } catch (EOFException _) {
            return new RawResponse(head, Event.decode(body.toByteArray()), false, false);
        } catch (IOException e) {
            var reset = String.valueOf(e.getMessage()).contains("reset");
            return new RawResponse(head, Event.decode(body.toByteArray()), false, reset);
        }
    }

    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            head.append(line).append('\n');
        }
        return head.toString();
    }

    private static boolean readChunk(InputStream in, ByteArrayOutputStream body)
            throws IOException {
        var size = Integer.parseInt(line(in), 16);
        var content = in.readNBytes(size);
        body.writeBytes(content);
        if (content.length < size) {
            throw new EOFException();
        }
        line(in);
        return size > 0;
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (var c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException();
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
