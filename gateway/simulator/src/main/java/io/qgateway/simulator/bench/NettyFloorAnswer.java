package io.qgateway.simulator.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.LastHttpContent;
import org.jspecify.annotations.Nullable;

/** A connection to the upstream: answers, one after the other, each on its way to a client. */
final class NettyFloorAnswer extends SimpleChannelInboundHandler<HttpObject> {

    private final NettyFloor floor;
    private final FloorFrames frames = new FloorFrames();
    private final FloorBuffer out = new FloorBuffer();
    private FloorForm form = FloorForm.PLAIN;
    private @Nullable Channel client;

    NettyFloorAnswer(NettyFloor floor) {
        this.floor = floor;
    }

    void begin(Channel newClient, FloorForm newForm) {
        client = newClient;
        form = newForm;
        if (form.streamed()) {
            var head = form.head.getBytes(ISO_8859_1);
            newClient.write(newClient.alloc().buffer(head.length).writeBytes(head));
        }
        out.writeBytes(form.opening);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject message) {
        if (message instanceof HttpContent content) {
            frames.append(content.content().nioBuffer());
            frames.writeTexts(form, out);
        }
        if (message instanceof LastHttpContent) {
            out.writeBytes(form.closing);
            send(true);
            client = null;
            floor.release(context.channel());
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (form.streamed()) {
            send(false);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (client != null) {
            client.close();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }

    private void send(boolean last) {
        if (client == null || out.size() == 0) {
            return;
        }
        client.writeAndFlush(Unpooled.wrappedBuffer(take(last)), client.voidPromise());
    }

    private byte[] take(boolean last) {
        if (!form.streamed()) {
            return out.whole(form);
        }
        return last ? out.lastChunk() : out.chunk();
    }
}
