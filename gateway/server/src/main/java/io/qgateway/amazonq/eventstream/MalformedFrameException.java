package io.qgateway.amazonq.eventstream;

import java.io.IOException;

/** What was read is no sound event stream; whatever follows in it can't be trusted either. */
public final class MalformedFrameException extends IOException {

    /** The rule that was broken. */
    public enum Kind {
        /** The frame says to be shorter than the smallest one possible. */
        FRAME_LENGTH,
        /** The frame says to be longer than the reader takes. */
        FRAME_TOO_LARGE,
        /** The headers say to be longer than their frame, or than a frame's headers may be. */
        HEADERS_LENGTH,
        /** A checksum does not match. */
        CRC,
        /** A header reaches beyond the headers. */
        HEADER_OVERRUN,
        /** A header has no name, an unknown type, or not the type that its name calls for. */
        HEADER_TYPE,
        /** A header that gives a frame its meaning is there twice. */
        DUPLICATE_HEADER,
        /** The stream ends inside a frame. */
        TRUNCATED
    }

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    MalformedFrameException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
