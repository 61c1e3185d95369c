package io.qgateway.simulator.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * The floor: a translator on plain sockets with a virtual thread for each connection, and nothing
 * else. It trusts its client, its upstream and the network, which the gateway may not.
 */
public final class FloorTranslator {

    private static final int BACKLOG = 4096;

    private final InetSocketAddress upstream;
    private final FloorRequest request;
    private final Deque<FloorUpstream> idle = new ConcurrentLinkedDeque<>();

    private FloorTranslator(InetSocketAddress upstream, String bearer) {
        this.upstream = upstream;
        this.request = new FloorRequest(upstream, bearer);
    }

    /** Serves on a port until it is killed: port, the upstream's port, bearer token. */
    public static void main(String[] args) throws IOException {
        var loopback = InetAddress.getLoopbackAddress();
        var upstream = new InetSocketAddress(loopback, Integer.parseInt(args[1]));
        try (var server = new ServerSocket(Integer.parseInt(args[0]), BACKLOG, loopback)) {
            new FloorTranslator(upstream, args[2]).serve(server);
        }
    }

    private void serve(ServerSocket server) throws IOException {
        while (!server.isClosed()) {
            var client = server.accept();
            Thread.ofVirtual().start(() -> serve(client));
        }
    }

    private void serve(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            var input = new FloorInput(client.getInputStream());
            for (var head = input.head(); !head.isEmpty(); head = input.head()) {
                var body = input.body(contentLength(head));
                answer(FloorForm.of(head, body), body, client.getOutputStream());
            }
        } catch (IOException e) {
            // Either side has left, and the closed connection tells the client so.
        }
    }

    private void answer(FloorForm form, String body, OutputStream client) throws IOException {
        var pooled = idle.poll();
        var connection = pooled == null ? FloorUpstream.connect(upstream) : pooled;
        connection.ask(request.of(body));
        if (form.streamed) {
            stream(form, connection.input(), client);
        } else {
            whole(form, connection.input(), client);
        }
        idle.push(connection);
    }

    private static void stream(FloorForm form, FloorInput upstream, OutputStream client)
            throws IOException {
        var frames = new FloorFrames();
        var out = new FloorBuffer();
        client.write(form.head(0).getBytes(ISO_8859_1));
        out.write(form.opening);
        while (upstream.readChunks(frames)) {
            frames.writeTexts(form, out);
            out.sendChunk(client);
        }
        frames.writeTexts(form, out);
        out.write(form.closing);
        out.sendLastChunk(client);
    }

    private static void whole(FloorForm form, FloorInput upstream, OutputStream client)
            throws IOException {
        var frames = new FloorFrames();
        var out = new FloorBuffer();
        out.write(form.opening);
        while (upstream.readChunks(frames)) {
            frames.writeTexts(form, out);
        }
        frames.writeTexts(form, out);
        out.write(form.closing);
        out.sendWhole(form.head(out.length()), client);
    }

    private static int contentLength(String head) {
        var lower = head.toLowerCase(Locale.ROOT);
        int start = lower.indexOf("content-length:") + "content-length:".length();
        return Integer.parseInt(lower.substring(start, lower.indexOf('\r', start)).strip());
    }
}
