package io.qgateway.simulator.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;

/** What is on its way to the client, taken from here with what HTTP puts around it. */
final class FloorBuffer extends ByteArrayOutputStream {

    byte[] chunk() {
        return take(Integer.toHexString(count) + "\r\n", "\r\n");
    }

    byte[] lastChunk() {
        return take(Integer.toHexString(count) + "\r\n", "\r\n0\r\n\r\n");
    }

    byte[] whole(FloorForm form) {
        return take(form.head.formatted(count), "");
    }

    private byte[] take(String before, String behind) {
        var bytes = new byte[before.length() + count + behind.length()];
        System.arraycopy(before.getBytes(ISO_8859_1), 0, bytes, 0, before.length());
        System.arraycopy(buf, 0, bytes, before.length(), count);
        int end = bytes.length - behind.length();
        System.arraycopy(behind.getBytes(ISO_8859_1), 0, bytes, end, behind.length());
        reset();
        return bytes;
    }
}
