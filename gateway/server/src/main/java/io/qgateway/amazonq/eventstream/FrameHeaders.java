package io.qgateway.amazonq.eventstream;

import io.qgateway.amazonq.eventstream.MalformedFrameException.Kind;
import java.util.Arrays;

/**
 * The headers of the frame at hand: all are checked, the ones with a meaning here are kept. One per
 * reader, refilled for each frame; not thread-safe.
 */
final class FrameHeaders {

    private static final int MESSAGE_TYPE = 0;
    private static final int EVENT_TYPE = 1;
    private static final int EXCEPTION_TYPE = 2;
    private static final int ERROR_CODE = 3;
    private static final int ERROR_MESSAGE = 4;
    private static final String[] NAMES = {
        ":message-type", ":event-type", ":exception-type", ":error-code", ":error-message"
    };
    private static final int OTHER = -1;

    private static final int TYPE_BYTES = 6;
    private static final int TYPE_STRING = 7;

    private final Symbols symbols = new Symbols();
    private final String[] values = new String[NAMES.length];
    private int seen;

    private byte[] bytes = {};
    private int position;
    private int end;

    /** Reads the headers between two positions. */
    void read(byte[] buffer, int from, int to) throws MalformedFrameException {
        bytes = buffer;
        position = from;
        end = to;
        seen = 0;
        Arrays.fill(values, "");
        while (position < end) {
            header();
        }
    }

    Frame.Type type() {
        return switch (values[MESSAGE_TYPE]) {
            case "event" -> Frame.Type.EVENT;
            case "exception" -> Frame.Type.EXCEPTION;
            case "error" -> Frame.Type.ERROR;
            default -> Frame.Type.UNKNOWN;
        };
    }

    String name() {
        return switch (type()) {
            case EVENT -> values[EVENT_TYPE];
            case EXCEPTION -> values[EXCEPTION_TYPE];
            case ERROR -> values[ERROR_CODE];
            case UNKNOWN -> values[MESSAGE_TYPE];
        };
    }

    String errorMessage() {
        return values[ERROR_MESSAGE];
    }

    private void header() throws MalformedFrameException {
        int nameLength = bytes[take(1)] & 0xFF;
        if (nameLength == 0) {
            throw new MalformedFrameException(Kind.HEADER_TYPE, "A header has an empty name");
        }
        int header = known(take(nameLength), nameLength);
        int valueType = bytes[take(1)];
        int valueLength = valueLength(valueType);
        int value = take(valueLength);
        if (header != OTHER) {
            keep(header, valueType, value, valueLength);
        }
    }

    private int known(int offset, int length) {
        if (bytes[offset] != ':') {
            return OTHER;
        }
        for (int i = 0; i < NAMES.length; i++) {
            if (Symbols.matches(NAMES[i], bytes, offset, length)) {
                return i;
            }
        }
        return OTHER;
    }

    private int valueLength(int valueType) throws MalformedFrameException {
        return switch (valueType) {
            case 0, 1 -> 0;
            case 2 -> 1;
            case 3 -> 2;
            case 4 -> 4;
            case 5, 8 -> 8;
            case TYPE_BYTES, TYPE_STRING -> Bytes.uint16(bytes, take(2));
            case 9 -> 16;
            default ->
                    throw new MalformedFrameException(
                            Kind.HEADER_TYPE, "A header has the unknown type " + valueType);
        };
    }

    private void keep(int header, int valueType, int offset, int length)
            throws MalformedFrameException {
        if (valueType != TYPE_STRING) {
            throw new MalformedFrameException(
                    Kind.HEADER_TYPE, "Header " + NAMES[header] + " is no string");
        }
        if ((seen & 1 << header) != 0) {
            throw new MalformedFrameException(
                    Kind.DUPLICATE_HEADER, "Header " + NAMES[header] + " is there twice");
        }
        seen |= 1 << header;
        values[header] = symbols.text(bytes, offset, length);
    }

    /** Steps over some bytes and answers where they begin. */
    private int take(int length) throws MalformedFrameException {
        int from = position;
        if (length > end - from) {
            throw new MalformedFrameException(
                    Kind.HEADER_OVERRUN, "A header reaches beyond its frame's headers");
        }
        position = from + length;
        return from;
    }
}
