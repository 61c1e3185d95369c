package io.qgateway.simulator.eventstream;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Encodes sound messages of the event stream framing. */
public final class Frame {

    /** Bytes before the headers: both lengths and their checksum. */
    static final int PRELUDE = 12;

    /** Bytes of a checksum. */
    static final int CRC = 4;

    private static final byte STRING = 7;

    private Frame() {}

    /** A message that carries an event of the service. */
    public static byte[] event(String type, byte[] payload) {
        return encode(eventHeaders(type), payload);
    }

    /** A message that carries an exception of the service. */
    public static byte[] exception(String type, byte[] payload) {
        var headers =
                headers(
                        ":exception-type", type,
                        ":content-type", "application/json",
                        ":message-type", "exception");
        return encode(headers, payload);
    }

    /** A message that carries an error of the framing, which has no payload. */
    public static byte[] error(String code, String message) {
        var headers =
                headers(":error-code", code, ":error-message", message, ":message-type", "error");
        return encode(headers, new byte[0]);
    }

    static byte[] eventHeaders(String type) {
        return headers(
                ":event-type", type, ":content-type", "application/json", ":message-type", "event");
    }

    static byte[] encode(byte[] headers, byte[] payload) {
        var length = PRELUDE + headers.length + payload.length + CRC;
        var frame = ByteBuffer.allocate(length).putInt(length).putInt(headers.length);
        frame.putInt(crc(frame.array(), PRELUDE - CRC)).put(headers).put(payload);
        return frame.putInt(crc(frame.array(), length - CRC)).array();
    }

    static int crc(byte[] bytes, int length) {
        var crc = new CRC32();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    private static byte[] headers(String... namesAndValues) {
        var headers = ByteBuffer.allocate(1024);
        for (var i = 0; i < namesAndValues.length; i += 2) {
            var name = namesAndValues[i].getBytes(StandardCharsets.UTF_8);
            var value = namesAndValues[i + 1].getBytes(StandardCharsets.UTF_8);
            headers.put((byte) name.length).put(name);
            headers.put(STRING).putShort((short) value.length).put(value);
        }
        var bytes = new byte[headers.position()];
        headers.flip().get(bytes);
        return bytes;
    }
}
