package io.qgateway.amazonq.eventstream;

/**
 * One message of an event stream, its checksums verified. Its payload lies in the reader's buffer
 * and is valid until the reader is asked for anything else.
 */
public final class Frame {

    /** What a frame is about, by its header {@code :message-type}. */
    public enum Type {
        /** A modelled event, named by {@code :event-type}. */
        EVENT,
        /** A modelled failure, named by {@code :exception-type}. */
        EXCEPTION,
        /** A failure of the framing's own form, named by {@code :error-code}. */
        ERROR,
        /** The header is missing or says something else. */
        UNKNOWN
    }

    private final Type type;
    private final String name;
    private final String errorMessage;
    private final byte[] buffer;
    private final int offset;
    private final int length;

    Frame(FrameHeaders headers, byte[] buffer, int offset, int length) {
        this.type = headers.type();
        this.name = headers.name();
        this.errorMessage = headers.errorMessage();
        this.buffer = buffer;
        this.offset = offset;
        this.length = length;
    }

    public Type type() {
        return type;
    }

    /** The event's or exception's type or the error's code; empty when the frame has none. */
    public String name() {
        return name;
    }

    /** What an {@link Type#ERROR} says; empty when it or another frame says nothing. */
    public String errorMessage() {
        return errorMessage;
    }

    /** The array that holds the payload, from {@link #offset()} on. */
    public byte[] buffer() {
        return buffer;
    }

    public int offset() {
        return offset;
    }

    public int length() {
        return length;
    }
}
