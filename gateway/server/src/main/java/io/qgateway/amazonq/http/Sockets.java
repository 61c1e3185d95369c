package io.qgateway.amazonq.http;

import java.io.IOException;
import java.net.Socket;

/** Closing sockets that nobody wants anything from any more. */
final class Sockets {

    private Sockets() {}

    static void cut(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // it is closed all the same, and whoever cuts has another failure to tell of, or none
        }
    }
}
