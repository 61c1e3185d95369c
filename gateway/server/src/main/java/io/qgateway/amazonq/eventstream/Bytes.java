package io.qgateway.amazonq.eventstream;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Big-endian numbers in an array of bytes. */
final class Bytes {

    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private Bytes() {}

    static int int32(byte[] bytes, int offset) {
        return (int) INT.get(bytes, offset);
    }

    static long uint32(byte[] bytes, int offset) {
        return Integer.toUnsignedLong(int32(bytes, offset));
    }

    static int uint16(byte[] bytes, int offset) {
        return (bytes[offset] & 0xFF) << 8 | bytes[offset + 1] & 0xFF;
    }
}
