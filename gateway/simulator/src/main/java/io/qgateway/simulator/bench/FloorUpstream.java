package io.qgateway.simulator.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A connection to the upstream, for one answer after the other. */
record FloorUpstream(Socket socket, FloorInput input) {

    static FloorUpstream connect(InetSocketAddress address) throws IOException {
        var socket = new Socket(address.getAddress(), address.getPort());
        socket.setTcpNoDelay(true);
        return new FloorUpstream(socket, new FloorInput(socket.getInputStream()));
    }

    void ask(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        var head = input.head();
        if (!head.startsWith("HTTP/1.1 200")) {
            socket.close();
            throw new IOException("The upstream answered " + head.lines().findFirst());
        }
    }
}
