package io.qgateway.simulator.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.regex.Pattern;

/**
 * The floor: a translator on plain sockets with a virtual thread for each connection, and nothing
 * else. It trusts its client, its upstream and the network, which the gateway may not. It and the
 * types it uses stay below 300 lines of code.
 */
public final class FloorTranslator {

    private static final int BACKLOG = 4096;
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");

    /** Opens a connection to the upstream. */
    interface Upstreams {
        FloorConnection connect() throws IOException;
    }

    private final Upstreams upstreams;
    private final FloorRequest request;
    private final Deque<FloorConnection> idle = new ConcurrentLinkedDeque<>();

    private FloorTranslator(Upstreams upstreams, String bearer) {
        this.upstreams = upstreams;
        this.request = new FloorRequest(bearer);
    }

    /** Serves on a port until it is killed: port, the upstream's port, bearer token. */
    public static void main(String[] args) throws IOException {
        int upstreamPort = Integer.parseInt(args[1]);
        serve(
                Integer.parseInt(args[0]),
                () -> FloorConnection.over(new Socket(LOOPBACK, upstreamPort)),
                args[2]);
    }

    static void serve(int port, Upstreams upstreams, String bearer) throws IOException {
        var floor = new FloorTranslator(upstreams, bearer);
        try (var server = new ServerSocket(port, BACKLOG, LOOPBACK)) {
            while (!server.isClosed()) {
                var socket = server.accept();
                Thread.ofVirtual().start(() -> floor.serve(socket));
            }
        }
    }

    private void serve(Socket socket) {
        try (var client = FloorConnection.over(socket)) {
            for (var head = client.head(); !head.isEmpty(); head = client.head()) {
                var length = LENGTH.matcher(head);
                var body = length.find() ? client.body(Integer.parseInt(length.group(1))) : "";
                answer(FloorForm.of(head, body), body, client);
            }
        } catch (IOException e) {
            // Either side has left, and the closed connection tells the client so.
        }
    }

    private void answer(FloorForm form, String body, FloorConnection client) throws IOException {
        var pooled = idle.poll();
        var upstream = pooled == null ? upstreams.connect() : pooled;
        upstream.write(request.of(body));
        if (!upstream.head().startsWith("HTTP/1.1 200")) {
            throw new IOException("The upstream refused");
        }
        translate(form, upstream, client);
        idle.push(upstream);
    }

    private static void translate(FloorForm form, FloorConnection upstream, FloorConnection client)
            throws IOException {
        var frames = new FloorFrames();
        var out = new FloorBuffer();
        if (form.streamed()) {
            client.write(form.head.getBytes(ISO_8859_1));
        }
        out.writeBytes(form.opening);
        while (upstream.readChunks(frames)) {
            frames.writeTexts(form, out);
            if (form.streamed() && out.size() > 0) {
                client.write(out.chunk());
            }
        }
        frames.writeTexts(form, out);
        out.writeBytes(form.closing);
        client.write(form.streamed() ? out.lastChunk() : out.whole(form));
    }
}
