package io.qgateway.simulator.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.qgateway.simulator.eventstream.ChunkFrame;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A response with chunked transfer coding. It writes its bytes past the response encoder, which
 * would make three buffers and as many promises of every frame. Belongs to its event loop.
 */
final class FrameOutput {

    private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int CRLF = '\r' << 8 | '\n';

    /** Room for eight hexadecimal digits and a line end before, a line end after. */
    private static final int CHUNK_OVERHEAD = 12;

    private static final int LONGEST_CHUNK_HEADER = 10;

    private final ChannelHandlerContext encoder;

    FrameOutput(ChannelHandlerContext encoder) {
        this.encoder = encoder;
    }

    void head(String id) {
        var head =
                """
                HTTP/1.1 200 OK\r
                content-type: application/vnd.amazon.eventstream\r
                x-amzn-requestid: %1$s\r
                x-amzn-codewhisperer-conversation-id: %1$s\r
                transfer-encoding: chunked\r
                \r
                """
                        .formatted(id);
        write(head.getBytes(StandardCharsets.US_ASCII));
    }

    /** Takes a message, or a part of one, to be sent with the next flush. */
    void frame(byte[] frame) {
        var chunk = openChunk(frame.length);
        chunk.writeBytes(frame);
        write(closeChunk(chunk));
    }

    /** Sends messages in one write, and goes on when the socket has taken them. */
    void frames(ChunkFrame chunkFrame, int count, Runnable then) {
        var chunk = openChunk(chunkFrame.length() * count);
        for (var i = 0; i < count; i++) {
            chunk.writeBytes(chunkFrame.next());
        }
        encoder.writeAndFlush(closeChunk(chunk))
                .addListener(written -> {
                    if (written.isSuccess()) {
                        then.run();
                    }
                });
    }

    void flush() {
        encoder.flush();
    }

    void lastChunk() {
        write(LAST_CHUNK);
        flush();
    }

    void later(Duration pause, Runnable task) {
        var _ = encoder.executor().schedule(task, pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    boolean open() {
        return encoder.channel().isActive();
    }

    private void write(byte[] bytes) {
        write(encoder.alloc().buffer(bytes.length).writeBytes(bytes));
    }

    /** A write fails only with its connection, whose end is noticed elsewhere. */
    private void write(ByteBuf bytes) {
        var _ = encoder.write(bytes);
    }

    private ByteBuf openChunk(int length) {
        return encoder.alloc().buffer(length + CHUNK_OVERHEAD).writerIndex(LONGEST_CHUNK_HEADER);
    }

    /** Writes the chunk's size right before its content, where exactly as much room is used. */
    private static ByteBuf closeChunk(ByteBuf chunk) {
        var content = chunk.writerIndex() - LONGEST_CHUNK_HEADER;
        var at = LONGEST_CHUNK_HEADER - 2;
        chunk.setShort(at, CRLF);
        for (var rest = content; rest > 0; rest >>>= 4) {
            chunk.setByte(--at, Character.forDigit(rest & 0xf, 16));
        }
        ByteBufUtil.writeShortBE(chunk, CRLF);
        return chunk.readerIndex(at);
    }
}
