package io.qgateway.amazonq.eventstream;

import io.qgateway.amazonq.eventstream.MalformedFrameException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Reads an event stream frame by frame. Each read takes whatever the source gives at once, up to
 * the buffer's size; the buffer grows for a frame that needs it and shrinks back afterwards. Bytes
 * that are no sound stream end in a {@link MalformedFrameException} and nothing else. One per
 * stream; not thread-safe.
 */
public final class FrameReader {

    /** The longest frame that is taken; the upstream's own are a few hundred bytes. */
    public static final int MAX_FRAME = 1 << 20;

    private static final int PRELUDE = 12;
    private static final int SMALLEST_FRAME = 16;
    private static final int MAX_HEADERS = 128 << 10;

    private final InputStream source;
    private final int bufferSize;
    private final FrameHeaders headers = new FrameHeaders();
    private final CRC32 crc = new CRC32();

    private byte[] buffer;
    private int position;
    private int limit;

    /**
     * @param bufferSize the buffer's usual size in bytes
     */
    public FrameReader(InputStream source, int bufferSize) {
        if (bufferSize < SMALLEST_FRAME || bufferSize > MAX_FRAME) {
            throw new IllegalArgumentException(
                    "A frame buffer takes %d to %d bytes, not %d"
                            .formatted(SMALLEST_FRAME, MAX_FRAME, bufferSize));
        }
        this.source = source;
        this.bufferSize = bufferSize;
        this.buffer = new byte[bufferSize];
    }

    /**
     * The next frame, waited for; null at a clean end.
     *
     * @throws IOException what the source throws, or a {@link MalformedFrameException}
     */
    public @Nullable Frame next() throws IOException {
        if (!fill(PRELUDE)) {
            return null;
        }
        checkPrelude();
        int length = Bytes.int32(buffer, position);
        fill(length);
        checkMessage(length);
        return take(length);
    }

    /**
     * Whether {@link #next()} would not have to read: a frame, or proof of a broken one, is here.
     */
    public boolean hasBufferedFrame() {
        int buffered = limit - position;
        if (buffered < PRELUDE) {
            return false;
        }
        long length = Bytes.uint32(buffer, position);
        return length < SMALLEST_FRAME || length > MAX_FRAME || length <= buffered;
    }

    private Frame take(int length) throws MalformedFrameException {
        int headersStart = position + PRELUDE;
        int payload = headersStart + Bytes.int32(buffer, position + 4);
        int end = position + length;
        headers.read(buffer, headersStart, payload);
        position = end;
        return new Frame(headers, buffer, payload, end - 4 - payload);
    }

    private void checkPrelude() throws MalformedFrameException {
        crc.reset();
        crc.update(buffer, position, 8);
        checkCrc(position + 8, "prelude");
        long length = Bytes.uint32(buffer, position);
        if (length < SMALLEST_FRAME) {
            throw new MalformedFrameException(
                    Kind.FRAME_LENGTH, "A frame says to have " + length + " bytes");
        }
        if (length > MAX_FRAME) {
            throw new MalformedFrameException(
                    Kind.FRAME_TOO_LARGE,
                    "A frame says to have " + length + " bytes, the limit is " + MAX_FRAME);
        }
        long headersLength = Bytes.uint32(buffer, position + 4);
        if (headersLength > Math.min(length - SMALLEST_FRAME, MAX_HEADERS)) {
            throw new MalformedFrameException(
                    Kind.HEADERS_LENGTH,
                    "A frame of %d bytes says to have %d bytes of headers"
                            .formatted(length, headersLength));
        }
    }

    private void checkMessage(int length) throws MalformedFrameException {
        crc.update(buffer, position + 8, length - PRELUDE);
        checkCrc(position + length - 4, "message");
    }

    private void checkCrc(int offset, String part) throws MalformedFrameException {
        if (crc.getValue() != Bytes.uint32(buffer, offset)) {
            throw new MalformedFrameException(
                    Kind.CRC, "The checksum of a frame's " + part + " does not match");
        }
    }

    /** Makes sure that many bytes are buffered; false at a clean end, with none at all. */
    private boolean fill(int bytes) throws IOException {
        if (limit - position >= bytes) {
            return true;
        }
        makeRoom(bytes);
        while (limit < bytes) {
            int read = source.read(buffer, limit, buffer.length - limit);
            if (read < 0) {
                return endInside();
            }
            limit += read;
        }
        return true;
    }

    private boolean endInside() throws MalformedFrameException {
        if (limit > 0) {
            throw new MalformedFrameException(
                    Kind.TRUNCATED, "The stream ends " + limit + " bytes into a frame");
        }
        return false;
    }

    /** Moves what is buffered to the front of a buffer of the right size. */
    private void makeRoom(int bytes) {
        int buffered = limit - position;
        int size = Math.max(bytes, bufferSize);
        byte[] target = size == buffer.length || buffered > size ? buffer : new byte[size];
        if (buffered > 0) {
            System.arraycopy(buffer, position, target, 0, buffered);
        }
        buffer = target;
        position = 0;
        limit = buffered;
    }
}
