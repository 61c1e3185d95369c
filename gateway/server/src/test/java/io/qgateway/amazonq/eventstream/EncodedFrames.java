package io.qgateway.amazonq.eventstream;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;

/** Frames as the AWS SDK's own encoder writes them, and the same with something wrong. */
public final class EncodedFrames {

    private EncodedFrames() {}

    public static byte[] event(String type, String json) {
        return frame(headers("event", ":event-type", type), utf8(json));
    }

    public static byte[] event(String type, byte[] payload) {
        return frame(headers("event", ":event-type", type), payload);
    }

    public static byte[] text(String text) {
        return event("assistantResponseEvent", "{\"content\":\"" + text + "\"}");
    }

    public static byte[] exception(String type, String json) {
        return frame(headers("exception", ":exception-type", type), utf8(json));
    }

    public static byte[] error(String code, String message) {
        var headers = headers("error", ":error-code", code);
        if (!message.isEmpty()) {
            headers.put(":error-message", HeaderValue.fromString(message));
        }
        return frame(headers, new byte[0]);
    }

    public static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static byte[] frame(Map<String, HeaderValue> headers, byte[] payload) {
        ByteBuffer encoded = new Message(headers, payload).toByteBuffer();
        var bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        return bytes;
    }

    /** A frame with a block of headers written by hand and right checksums. */
    static byte[] frameWithHeaders(byte[] headers) {
        return raw(16 + headers.length, headers.length, headers);
    }

    /** A frame that may lie about its lengths; its checksums are right for what it says. */
    static byte[] raw(int totalLength, int headersLength, byte[] rest) {
        var frame = ByteBuffer.allocate(16 + rest.length);
        frame.putInt(totalLength).putInt(headersLength);
        frame.putInt(crc(frame.array(), 8)).put(rest);
        frame.putInt(crc(frame.array(), frame.position()));
        return frame.array();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static int crc(byte[] bytes, int length) {
        var crc = new CRC32();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    private static Map<String, HeaderValue> headers(String messageType, String name, String value) {
        var headers = new LinkedHashMap<String, HeaderValue>();
        headers.put(name, HeaderValue.fromString(value));
        headers.put(":content-type", HeaderValue.fromString("application/json"));
        headers.put(":message-type", HeaderValue.fromString(messageType));
        return headers;
    }
}
