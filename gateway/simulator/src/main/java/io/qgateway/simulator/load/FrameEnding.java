package io.qgateway.simulator.load;

import io.netty.buffer.ByteBuf;

/** Length-prefixed frames: whole when the body ends where a frame does. */
final class FrameEnding implements Ending {

    private static final int LENGTH_BYTES = Integer.BYTES;

    private boolean any;
    private int length;
    private int lengthBytes;
    private int bodyBytes;

    @Override
    public void read(ByteBuf body) {
        int at = body.readerIndex();
        while (at < body.writerIndex()) {
            at = lengthBytes < LENGTH_BYTES ? readLength(body, at) : skipBody(body, at);
        }
    }

    @Override
    public boolean reached() {
        return any && lengthBytes == 0;
    }

    private int readLength(ByteBuf body, int at) {
        length = length << Byte.SIZE | body.getUnsignedByte(at);
        lengthBytes++;
        bodyBytes = length - LENGTH_BYTES;
        return at + 1;
    }

    private int skipBody(ByteBuf body, int at) {
        int skipped = Math.min(bodyBytes, body.writerIndex() - at);
        bodyBytes -= skipped;
        if (bodyBytes <= 0) {
            any = true;
            length = 0;
            lengthBytes = 0;
        }
        return at + Math.max(skipped, 0);
    }
}
