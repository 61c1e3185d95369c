package io.qgateway.amazonq.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLException;

/**
 * A server on loopback that does to each connection what a script says, byte by byte: what no real
 * server would do is easiest without one.
 */
public final class RawServer implements AutoCloseable {

    /** What happens on one connection, which is closed afterwards. */
    public interface Script {
        void play(Peer peer) throws Exception;
    }

    /** The server's end of a connection. */
    public static final class Peer {

        private final Socket socket;
        private final List<String> requests;

        Peer(Socket socket, List<String> requests) {
            this.socket = socket;
            this.requests = requests;
        }

        /** Waits for a whole request. */
        public String request() throws IOException {
            String head = head();
            int length = contentLength(head);
            var request =
                    head
                            + new String(
                                    socket.getInputStream().readNBytes(length),
                                    StandardCharsets.UTF_8);
            requests.add(request);
            return request;
        }

        public void send(String text) throws IOException {
            send(text.getBytes(StandardCharsets.UTF_8));
        }

        public void send(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
        }

        /** Answers and keeps the connection. */
        public void answer(String body) throws IOException {
            send("HTTP/1.1 200 OK\r\ncontent-length: " + body.length() + "\r\n\r\n" + body);
        }

        /** Ends the connection with a RST. */
        public void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        /** Waits until the client has ended the connection, in whichever way. */
        public void awaitEnd() throws IOException {
            try {
                socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            } catch (SocketException | SSLException _) {
                // a rude end is an end, too
            }
        }

        /** Passes bytes in both directions until one side ends. */
        void relay(Socket target) throws IOException {
            var back =
                    Thread.ofVirtual()
                            .start(() -> {
                                try (socket) {
                                    target.getInputStream().transferTo(socket.getOutputStream());
                                } catch (IOException _) {
                                    // the other direction tells
                                }
                            });
            socket.getInputStream().transferTo(target.getOutputStream());
            back.interrupt();
        }

        private String head() throws IOException {
            InputStream input = socket.getInputStream();
            var head = new ByteArrayOutputStream();
            while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                int c = input.read();
                if (c < 0) {
                    throw new SocketException("The client has left");
                }
                head.write(c);
            }
            return head.toString(StandardCharsets.ISO_8859_1);
        }

        private static int contentLength(String head) {
            return head.lines()
                    .filter(line -> line.startsWith("content-length: "))
                    .mapToInt(line -> Integer.parseInt(line.substring(16)))
                    .findFirst()
                    .orElse(0);
        }
    }

    private final ServerSocket socket;
    private final String scheme;
    private final List<Script> scripts;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch played;

    private RawServer(String scheme, ServerSocket socket, List<Script> scripts) {
        this.scheme = scheme;
        this.socket = socket;
        this.scripts = scripts;
        this.played = new CountDownLatch(scripts.size());
        Thread.ofVirtual().start(this::accept);
    }

    /** A server for exactly as many connections as there are scripts. */
    public static RawServer playing(Script... scripts) throws IOException {
        return playing("http", ServerSocketFactory.getDefault(), scripts);
    }

    static RawServer playing(String scheme, ServerSocketFactory factory, Script... scripts)
            throws IOException {
        var socket = factory.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        return new RawServer(scheme, socket, List.of(scripts));
    }

    public URI uri() {
        return URI.create(scheme + "://127.0.0.1:" + port());
    }

    int port() {
        return socket.getLocalPort();
    }

    public int connections() {
        return connections.get();
    }

    public List<String> requests() {
        return requests;
    }

    /** Waits until all scripts are played; what failed in one is thrown. */
    public void awaitPlayed() throws Exception {
        if (!played.await(10, TimeUnit.SECONDS)) {
            throw new TimeoutException("Not all connections were made and ended");
        }
        for (Throwable failure : failures) {
            throw new AssertionError("A script failed", failure);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket open : sockets) {
            open.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                var accepted = socket.accept();
                sockets.add(accepted);
                int number = connections.getAndIncrement();
                if (number < scripts.size()) {
                    Thread.ofVirtual().start(() -> play(scripts.get(number), accepted));
                }
            }
        } catch (IOException _) {
            // closed
        }
    }

    private void play(Script script, Socket accepted) {
        try (accepted) {
            script.play(new Peer(accepted, requests));
        } catch (Exception e) {
            failures.add(e);
        } finally {
            played.countDown();
        }
    }
}
