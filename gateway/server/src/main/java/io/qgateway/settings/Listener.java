package io.qgateway.settings;

import java.net.InetAddress;

/**
 * Where requests come in.
 *
 * @param port 0 for any free one
 * @param maxBody the largest request body that is read, in bytes
 */
public record Listener(String host, int port, int maxBody) {

    /** Whether only this machine can reach it. */
    public boolean loopback() {
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            // Where any other name leads is not known before it is looked up.
            return false;
        }
    }
}
