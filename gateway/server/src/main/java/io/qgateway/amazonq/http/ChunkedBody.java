package io.qgateway.amazonq.http;

import java.io.IOException;

/**
 * A chunked body, without its chunks. One read serves as many chunks as are buffered, so that what
 * arrived together is seen together.
 */
final class ChunkedBody extends ResponseBody {

    private static final int MAX_LINE = 8 << 10;
    private static final int MAX_TRAILERS = 100;
    private static final long MAX_CHUNK = 1L << 40;

    private enum Part {
        FIRST_SIZE,
        SIZE,
        DATA,
        TRAILERS,
        END
    }

    private final ConnectionInput input;
    private Part part = Part.FIRST_SIZE;
    private long remaining;

    ChunkedBody(ConnectionInput input) {
        this.input = input;
    }

    @Override
    boolean complete() {
        return part == Part.END;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = 0;
        while (read < length && part != Part.END && (read == 0 || isNextBuffered())) {
            read += step(target, offset + read, length - read);
        }
        return read == 0 && part == Part.END ? -1 : read;
    }

    /** Whether the next step would not have to wait. */
    private boolean isNextBuffered() {
        return switch (part) {
            case FIRST_SIZE -> input.hasLines(1);
            // the line end of the chunk before comes first
            case SIZE -> input.hasLines(2);
            case DATA -> input.buffered() > 0;
            case TRAILERS, END -> false;
        };
    }

    private int step(byte[] target, int offset, int length) throws IOException {
        switch (part) {
            case FIRST_SIZE -> size();
            case SIZE -> {
                lineEnd();
                size();
            }
            case DATA -> {
                return data(target, offset, length);
            }
            case TRAILERS -> trailers();
            case END -> {}
        }
        return 0;
    }

    private int data(byte[] target, int offset, int length) throws IOException {
        int read = input.read(target, offset, (int) Math.min(length, remaining));
        if (read < 0) {
            throw closedEarly();
        }
        remaining -= read;
        if (remaining == 0) {
            part = Part.SIZE;
        }
        return read;
    }

    private void lineEnd() throws IOException {
        int first = next();
        if (first != '\r' || next() != '\n') {
            throw new MalformedResponseException("A chunk is longer than its size says");
        }
    }

    /** Reads the line with the next chunk's size, by hand: it comes with every piece of text. */
    private void size() throws IOException {
        long size = 0;
        int digits = 0;
        int c = next();
        for (int digit; (digit = Character.digit(c, 16)) >= 0; c = next()) {
            size = size << 4 | digit;
            if (++digits > 16 || size > MAX_CHUNK || size < 0) {
                throw new MalformedResponseException("A chunk's size is beyond all bounds");
            }
        }
        if (digits == 0) {
            throw new MalformedResponseException("A chunk has no size");
        }
        restOfSizeLine(c);
        remaining = size;
        part = size == 0 ? Part.TRAILERS : Part.DATA;
    }

    private void restOfSizeLine(int first) throws IOException {
        int c = first;
        if (c != '\r' && c != ';' && c != ' ' && c != '\t') {
            throw new MalformedResponseException("A chunk's size is no hexadecimal number");
        }
        for (int skipped = 0; c != '\n'; c = next()) {
            if (++skipped > MAX_LINE) {
                throw new MalformedResponseException(
                        "A chunk's extensions are longer than " + MAX_LINE + " bytes");
            }
        }
    }

    private void trailers() throws IOException {
        for (int lines = 0; !input.line(MAX_LINE).isEmpty(); ) {
            if (++lines > MAX_TRAILERS) {
                throw new MalformedResponseException(
                        "The response has more than " + MAX_TRAILERS + " trailers");
            }
        }
        part = Part.END;
    }

    private int next() throws IOException {
        int c = input.read();
        if (c < 0) {
            throw closedEarly();
        }
        return c;
    }

    private static MalformedResponseException closedEarly() {
        return new MalformedResponseException("The connection closed before the response's end");
    }
}
