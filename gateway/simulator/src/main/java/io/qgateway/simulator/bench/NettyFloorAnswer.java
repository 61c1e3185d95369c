package io.qgateway.simulator.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.buffer.ByteBufOutputStream;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.IOException;
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
        if (form.streamed) {
            var head = form.head(0).getBytes(ISO_8859_1);
            newClient.write(newClient.alloc().buffer(head.length).writeBytes(head));
        }
        out.write(form.opening);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject message)
            throws IOException {
        if (message instanceof HttpContent content) {
            frames.append(content.content().nioBuffer());
            frames.writeTexts(form, out);
        }
        if (message instanceof LastHttpContent) {
            out.write(form.closing);
            send(true);
            client = null;
            floor.release(context.channel());
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) throws IOException {
        if (form.streamed) {
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

    private void send(boolean last) throws IOException {
        if (client == null || out.length() == 0) {
            return;
        }
        var bytes = client.alloc().buffer(out.length() + FloorBuffer.AROUND);
        try (var stream = new ByteBufOutputStream(bytes)) {
            if (!form.streamed) {
                out.sendWhole(form.head(out.length()), stream);
            } else if (last) {
                out.sendLastChunk(stream);
            } else {
                out.sendChunk(stream);
            }
        }
        client.writeAndFlush(bytes, client.voidPromise());
    }
}
