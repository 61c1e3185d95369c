package io.qgateway.amazonq.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * An exchange over a pooled connection. Of all ways to end it, exactly one gives its place back and
 * decides over the connection, so that a late {@link #abort()} can't cut what another exchange has
 * meanwhile taken from the pool.
 */
final class SocketExchange implements Exchange {

    /**
     * How soon a kept connection fails if the server had already given it up. A failure that takes
     * longer is the server's own, and it may have worked on the request.
     */
    private static final long STALE_NANOS = 1_000_000_000L;

    private final Connector connector;
    private final ConnectionPool pool;
    private final Runnable ended;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile @Nullable Socket wire;

    private byte[] request;
    private @Nullable Connection connection;
    private boolean kept;
    private @Nullable ResponseBody body;
    private boolean keepsAlive;

    /**
     * @param ended is called once, at the exchange's end
     */
    SocketExchange(Connector connector, ConnectionPool pool, Runnable ended, byte[] request) {
        this.connector = connector;
        this.pool = pool;
        this.ended = ended;
        this.request = request;
    }

    void connect(Origin origin) throws IOException {
        Optional<Connection> waiting = pool.take(origin);
        kept = waiting.isPresent();
        if (kept) {
            connection = waiting.get();
            guard(connection.wire());
        } else {
            connection = connector.connect(origin, this::guard);
        }
    }

    /**
     * Sends the request, a second time if a kept connection turns out to be stale: it breaks at
     * once and before any byte of a response. A server closes idle connections at any time, and
     * what reaches it afterwards was not worked on, so that even a POST can be repeated.
     */
    @Override
    public ResponseHead head() throws IOException {
        var first = connection();
        long received = first.input().received();
        long sent = System.nanoTime();
        try {
            return attempt(first);
        } catch (IOException e) {
            boolean stale =
                    kept
                            && first.input().received() == received
                            && System.nanoTime() - sent < STALE_NANOS;
            if (!stale || over.get()) {
                throw e;
            }
        }
        first.cut();
        connection = connector.connect(first.origin(), this::guard);
        return attempt(connection);
    }

    @Override
    public InputStream body() {
        return Objects.requireNonNull(body, "The head comes first");
    }

    @Override
    public void finish() {
        if (over.getAndSet(true)) {
            return;
        }
        if (isReusable()) {
            pool.give(connection());
        } else {
            connection().cut();
        }
        ended.run();
    }

    @Override
    public void abort() {
        if (over.getAndSet(true)) {
            return;
        }
        var open = wire;
        if (open != null) {
            Sockets.cut(open);
        }
        ended.run();
    }

    private ResponseHead attempt(Connection connection) throws IOException {
        try {
            connection.write(request);
        } catch (IOException e) {
            return earlyAnswer(connection, e);
        }
        return answer(connection);
    }

    /** A server may refuse a request that it has not read to its end, and close. */
    private ResponseHead earlyAnswer(Connection connection, IOException failure)
            throws IOException {
        try {
            var head = answer(connection);
            keepsAlive = false;
            return head;
        } catch (IOException e) {
            failure.addSuppressed(e);
            throw failure;
        }
    }

    private ResponseHead answer(Connection connection) throws IOException {
        if (connection.input().buffered() == 0 && !connection.input().fill()) {
            throw new EOFException("The server closed the connection without an answer");
        }
        var reader = new ResponseReader(connection.input());
        var head = reader.head();
        body = reader.body(head);
        keepsAlive = reader.keepsAlive(head);
        request = new byte[0];
        return head;
    }

    private boolean isReusable() {
        return keepsAlive
                && body != null
                && body.complete()
                && connection().input().buffered() == 0;
    }

    private Connection connection() {
        return Objects.requireNonNull(connection, "Not connected");
    }

    /** Remembers the socket that an abort has to close; closes it if that has happened. */
    private void guard(Socket socket) {
        wire = socket;
        if (over.get()) {
            Sockets.cut(socket);
        }
    }
}
