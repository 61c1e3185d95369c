package io.qgateway.amazonq.http;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * An exchange whose connection is closed after so many bytes of the response, which come in small
 * pieces.
 */
public final class CutExchange implements Exchange {

    private static final int BUFFER = 4096;

    /** Smaller than most frames, so that a reader is often seen waiting. */
    private static final int PIECE = 100;

    private final ConnectionInput input;
    private @Nullable InputStream body;

    public CutExchange(byte[] response, int bytes) {
        this.input = new ConnectionInput(new SmallPieces(response, bytes), BUFFER);
    }

    @Override
    public ResponseHead head() throws IOException {
        if (!input.fill()) {
            throw new EOFException("The server closed the connection without an answer");
        }
        var reader = new ResponseReader(input);
        var head = reader.head();
        body = reader.body(head);
        return head;
    }

    @Override
    public InputStream body() {
        return requireNonNull(body);
    }

    private static final class SmallPieces extends ByteArrayInputStream {

        SmallPieces(byte[] bytes, int length) {
            super(bytes, 0, length);
        }

        @Override
        public synchronized int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(length, PIECE));
        }
    }

    @Override
    public void finish() {}

    @Override
    public void abort() {}
}
