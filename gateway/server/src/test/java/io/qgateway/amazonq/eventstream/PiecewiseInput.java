package io.qgateway.amazonq.eventstream;

import java.io.IOException;
import java.io.InputStream;

/** Bytes that arrive in pieces of one size. */
public final class PiecewiseInput extends InputStream {

    private final byte[] bytes;
    private final int piece;
    private int position;
    private int reads;

    public PiecewiseInput(byte[] bytes, int piece) {
        this.bytes = bytes;
        this.piece = piece;
    }

    /** How often somebody has read. */
    int reads() {
        return reads;
    }

    @Override
    public int read() throws IOException {
        throw new IOException("Nobody should read single bytes");
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        reads++;
        if (position == bytes.length) {
            return -1;
        }
        int read = Math.min(Math.min(length, piece), bytes.length - position);
        System.arraycopy(bytes, position, target, offset, read);
        position += read;
        return read;
    }
}
