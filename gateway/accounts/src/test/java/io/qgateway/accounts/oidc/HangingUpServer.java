package io.qgateway.accounts.oidc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A server that answers the first requests of a connection, promises to keep it, and hangs up on
 * the one after them.
 */
final class HangingUpServer implements AutoCloseable {

    private static final String ANSWER = "{\"accessToken\":\"a\",\"expiresIn\":60}";

    private final ServerSocket server;
    private final int answered;
    private final List<String> bodies = new CopyOnWriteArrayList<>();

    /**
     * @param answered how many requests of each connection get an answer
     */
    HangingUpServer(int answered) {
        this.answered = answered;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** What arrived as bodies of requests, of all connections. */
    List<String> bodies() {
        return bodies;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        try {
            while (true) {
                serve(server.accept());
            }
        } catch (IOException _) {
            // Closed: the test is over.
        }
    }

    private void serve(Socket connection) throws IOException {
        try (connection) {
            for (int left = answered;
                    readRequest(connection.getInputStream()) && left > 0;
                    left--) {
                var answer =
                        """
                        HTTP/1.1 200 OK\r
                        connection: keep-alive\r
                        content-length: %d\r
                        \r
                        %s\
                        """
                                .formatted(ANSWER.length(), ANSWER);
                connection.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    private boolean readRequest(InputStream input) throws IOException {
        int length = 0;
        for (var line = readLine(input); !line.isEmpty(); line = readLine(input)) {
            if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        byte[] body = input.readNBytes(length);
        if (body.length > 0) {
            bodies.add(new String(body, StandardCharsets.UTF_8));
        }
        return length > 0;
    }

    private static String readLine(InputStream input) throws IOException {
        var line = new StringBuilder();
        for (int c = input.read(); c != '\n' && c >= 0; c = input.read()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }
}
