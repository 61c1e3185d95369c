package io.qgateway.amazonq.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;

/**
 * Plain blocking sockets, made for virtual threads: a stream that waits costs its two small buffers
 * and nothing else, no timer and no thread of the platform's.
 */
public final class SocketTransport implements Transport {

    private static final Duration SWEEP = Duration.ofSeconds(5);

    private final TransportSettings settings;
    private final Connector connector;
    private final ConnectionPool pool;
    private final Semaphore places;
    private final Thread sweeper;

    public SocketTransport(TransportSettings settings) {
        this(settings, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    SocketTransport(TransportSettings settings, SSLSocketFactory tls) {
        this.settings = settings;
        this.connector = new Connector(settings, tls);
        this.pool = new ConnectionPool(settings.idleExpiry());
        this.places = new Semaphore(settings.maxConnections());
        this.sweeper = Thread.ofVirtual().name("connection-expiry").start(this::sweep);
    }

    @Override
    public Exchange open(URI target, Map<String, String> headers, byte[] body) throws IOException {
        var origin = Origin.of(target);
        byte[] request = request(target, origin, headers, body);
        takePlace();
        var exchange = new SocketExchange(connector, pool, places::release, request);
        try {
            exchange.connect(origin);
            return exchange;
        } catch (IOException e) {
            exchange.abort();
            throw e;
        }
    }

    @Override
    public void close() {
        sweeper.interrupt();
        pool.close();
    }

    private void takePlace() throws IOException {
        try {
            long patience = settings.connectTimeout().toMillis();
            if (!places.tryAcquire(patience, TimeUnit.MILLISECONDS)) {
                throw new IOException(
                        "All %d upstream connections are in use"
                                .formatted(settings.maxConnections()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("Interrupted").initCause(e);
        }
    }

    private void sweep() {
        var pause = settings.idleExpiry().compareTo(SWEEP) < 0 ? settings.idleExpiry() : SWEEP;
        try {
            while (true) {
                Thread.sleep(pause);
                pool.expire();
            }
        } catch (InterruptedException _) {
            // closed
        }
    }

    /** The whole request as one piece, so that it leaves in one write. */
    private static byte[] request(
            URI target, Origin origin, Map<String, String> headers, byte[] body) {
        byte[] head = head(target, origin, headers, body.length);
        var request = new byte[head.length + body.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        return request;
    }

    private static byte[] head(
            URI target, Origin origin, Map<String, String> headers, int contentLength) {
        var head = new StringBuilder(512).append("POST ").append(path(target)).append(" HTTP/1.1");
        line(head, "host", origin.hostHeader());
        headers.forEach((name, value) -> line(head, name, value));
        line(head, "content-length", Integer.toString(contentLength));
        return head.append("\r\n\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String path(URI target) {
        String path = target.getRawPath();
        return path == null || path.isEmpty() ? "/" : path;
    }

    private static void line(StringBuilder head, String name, String value) {
        if (value.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new IllegalArgumentException(
                    "Header " + name + " has a character that a header can't carry");
        }
        head.append("\r\n").append(name).append(": ").append(value);
    }
}
