package io.qgateway.amazonq.http;

import io.qgateway.amazonq.http.RawServer.Peer;
import io.qgateway.amazonq.http.RawServer.Script;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A port on loopback where connecting takes for ever: its queue of connections is full. */
final class SilentPort implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final List<Socket> queued = new ArrayList<>();

    SilentPort() throws IOException {
        fill();
    }

    /**
     * A port that falls silent after a first connection.
     *
     * @param silent is counted down when it has
     */
    SilentPort(Script first, CountDownLatch silent) throws IOException {
        Thread.ofVirtual()
                .start(() -> {
                    try (var accepted = socket.accept()) {
                        var peer = new Peer(accepted, new ArrayList<>());
                        first.play(peer);
                        fill();
                        silent.countDown();
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                });
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    /** Connects until there is no more answer. */
    private void fill() throws IOException {
        while (true) {
            var client = new Socket();
            queued.add(client);
            try {
                client.connect(socket.getLocalSocketAddress(), 200);
            } catch (SocketTimeoutException _) {
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket client : queued) {
            client.close();
        }
    }
}
