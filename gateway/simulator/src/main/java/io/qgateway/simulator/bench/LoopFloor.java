package io.qgateway.simulator.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * The floor with its upstream read by an event loop that wakes the request's thread once for all
 * that has come, instead of a blocking read for each stream: the alternative of
 * docs/decisions/0002, not measured unless asked for.
 */
public final class LoopFloor {

    private LoopFloor() {}

    /** Serves on a port until it is killed: port, the upstream's port, bearer token. */
    public static void main(String[] args) throws IOException {
        var upstream =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[1]));
        var loop = ReadingLoop.start();
        FloorTranslator.serve(
                Integer.parseInt(args[0]),
                () -> {
                    var input = loop.connect(upstream);
                    return new FloorConnection(input, input.output());
                },
                args[2]);
    }
}
