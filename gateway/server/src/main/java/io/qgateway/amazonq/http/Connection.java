package io.qgateway.amazonq.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;

/** An open connection, used by one exchange at a time. */
final class Connection {

    private final Origin origin;
    private final Socket wire;
    private final ConnectionInput input;
    private final OutputStream output;

    /**
     * @param wire the socket at the bottom, below any encryption
     * @param socket the one that is spoken through
     */
    Connection(Origin origin, Socket wire, Socket socket, int bufferSize) throws IOException {
        this.origin = origin;
        this.wire = wire;
        this.input = new ConnectionInput(socket.getInputStream(), bufferSize);
        this.output = socket.getOutputStream();
    }

    Origin origin() {
        return origin;
    }

    Socket wire() {
        return wire;
    }

    ConnectionInput input() {
        return input;
    }

    void write(byte[] request) throws IOException {
        output.write(request);
        output.flush();
    }

    /**
     * Cuts the connection. Only the wire is closed: a TLS socket would first want to say goodbye,
     * and wait for a thread that is stuck in a write.
     */
    void cut() {
        Sockets.cut(wire);
    }
}
