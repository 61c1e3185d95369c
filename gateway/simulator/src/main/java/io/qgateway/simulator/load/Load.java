package io.qgateway.simulator.load;

import java.net.URI;
import java.time.Duration;

/**
 * What to ask of a server, and how much at once.
 *
 * @param streams connections, each with one request at a time
 * @param total requests over all connections
 * @param ramp the time over which the connections start, evenly
 * @param limit the time after which answers that are not whole count as broken
 */
public record Load(
        URI server,
        Dialect dialect,
        String key,
        String model,
        StampedAnswer answer,
        int streams,
        int total,
        Duration ramp,
        Duration limit) {

    public Load {
        if (streams < 1 || total < streams) {
            throw new IllegalArgumentException(
                    "Needs a stream, and a request for each: %d streams, %d requests"
                            .formatted(streams, total));
        }
    }

    /** The request, byte by byte: the same one every time. */
    String request() {
        var body = dialect.body(model, answer.prompt());
        var head = new StringBuilder();
        head.append("POST ").append(dialect.path()).append(" HTTP/1.1\r\n");
        head.append("Host: ").append(server.getAuthority()).append("\r\n");
        dialect.headers(key).forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        head.append("Content-Length: ").append(body.length()).append("\r\n\r\n");
        return head.append(body).toString();
    }

    Duration startOf(int stream) {
        return ramp.multipliedBy(stream).dividedBy(streams);
    }
}
