package io.qgateway.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A way to a server on the loopback address that can be cut and mended. Begins cut. */
public final class Passage implements AutoCloseable {

    private final int target;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private @Nullable ServerSocket entrance;

    /** Leads to the server of a database URL. */
    public static Passage to(String databaseUrl) {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new Passage(port(databaseUrl), free.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Passage(int target, int port) {
        this.target = target;
        this.port = port;
    }

    /** The URL of the same database, by this way. */
    public String through(String databaseUrl) {
        return databaseUrl.replace(":" + target + "/", ":" + port + "/");
    }

    public synchronized void mend() {
        try {
            var listening = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
            entrance = listening;
            Thread.ofVirtual().start(() -> accept(listening));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public synchronized void cut() {
        try {
            if (entrance != null) {
                entrance.close();
            }
            for (var socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        cut();
    }

    private void accept(ServerSocket listening) {
        try {
            while (true) {
                var client = listening.accept();
                var server = new Socket(InetAddress.getLoopbackAddress(), target);
                carry(client, server);
                carry(server, client);
            }
        } catch (IOException _) {
            // It was cut.
        }
    }

    private void carry(Socket from, Socket to) {
        open.add(from);
        Thread.ofVirtual()
                .start(() -> {
                    try (from;
                            to) {
                        from.getInputStream().transferTo(to.getOutputStream());
                    } catch (IOException _) {
                        // Either side has gone, and so has the other now.
                    } finally {
                        open.remove(from);
                    }
                });
    }

    private static int port(String databaseUrl) {
        return Integer.parseInt(databaseUrl.replaceFirst(".*:(\\d+)/[^/]*$", "$1"));
    }
}
