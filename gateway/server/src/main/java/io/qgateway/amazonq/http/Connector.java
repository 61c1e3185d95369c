package io.qgateway.amazonq.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Makes connections: finds the address, passes the proxy, shakes hands. */
final class Connector {

    private final TransportSettings settings;
    private final SSLSocketFactory tls;

    Connector(TransportSettings settings, SSLSocketFactory tls) {
        this.settings = settings;
        this.tls = tls;
    }

    /**
     * Connects to an origin.
     *
     * @param opened is shown each socket before it blocks, so that another thread may close it
     */
    Connection connect(Origin origin, Consumer<Socket> opened) throws IOException {
        var proxy = settings.proxy().proxyFor(origin.host()).map(ProxyTunnel::new);
        Socket wire = firstHop(origin, proxy, opened);
        try {
            return greet(wire, origin, proxy);
        } catch (IOException e) {
            Sockets.cut(wire);
            throw e;
        }
    }

    private Socket firstHop(Origin origin, Optional<ProxyTunnel> proxy, Consumer<Socket> opened)
            throws IOException {
        if (proxy.isEmpty()) {
            return reach(origin.host(), origin.port(), opened);
        }
        try {
            return reach(proxy.get().host(), proxy.get().port(), opened);
        } catch (IOException e) {
            throw new ProxyException(
                    "The HTTP proxy " + proxy.get().name() + " can't be reached", e);
        }
    }

    /** Tries a host's addresses one after another, all within one time limit. */
    private Socket reach(String host, int port, Consumer<Socket> opened) throws IOException {
        long deadline = System.nanoTime() + settings.connectTimeout().toNanos();
        var failure = new ConnectException("No address of " + host + " can be reached");
        for (InetAddress address : InetAddress.getAllByName(host)) {
            long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
            if (left <= 0) {
                break;
            }
            try {
                return reach(new InetSocketAddress(address, port), (int) left, opened);
            } catch (IOException e) {
                failure.addSuppressed(e);
            }
        }
        throw failure;
    }

    private static Socket reach(InetSocketAddress address, int millis, Consumer<Socket> opened)
            throws IOException {
        var socket = new Socket();
        opened.accept(socket);
        try {
            socket.connect(address, millis);
            // a request must never wait for the acknowledgement of what was sent before
            socket.setTcpNoDelay(true);
            return socket;
        } catch (IOException e) {
            Sockets.cut(socket);
            throw e;
        }
    }

    /** Only here do reads have a time limit: later there is somebody who can cut the exchange. */
    private Connection greet(Socket wire, Origin origin, Optional<ProxyTunnel> proxy)
            throws IOException {
        wire.setSoTimeout((int) settings.connectTimeout().toMillis());
        if (proxy.isPresent()) {
            proxy.get().open(wire, origin);
        }
        Socket socket = origin.secure() ? handshake(wire, origin) : wire;
        wire.setSoTimeout(0);
        return new Connection(origin, wire, socket, settings.bufferSize());
    }

    private Socket handshake(Socket wire, Origin origin) throws IOException {
        var socket = (SSLSocket) tls.createSocket(wire, origin.host(), origin.port(), true);
        var parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }
}
