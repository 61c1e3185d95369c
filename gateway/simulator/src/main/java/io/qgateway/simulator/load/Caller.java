package io.qgateway.simulator.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import org.jspecify.annotations.Nullable;

/** One client: asks, reads to the end, asks again on the same connection where it may. */
final class Caller {

    private final Bootstrap bootstrap;
    private final ByteBuf request;
    private final Run run;
    private @Nullable Answer answer;

    /** The connection in use; what still happens on an earlier one is no longer of interest. */
    private @Nullable Channel connection;

    private boolean reusable;

    Caller(Bootstrap bootstrap, ByteBuf request, Run run) {
        this.bootstrap = bootstrap.clone().handler(new Connecting());
        this.request = request;
        this.run = run;
    }

    /** Makes the next request of the load on a new connection, if there is one left to make. */
    void connect() {
        if (!run.takeTurn()) {
            return;
        }
        answer = run.begin();
        bootstrap
                .connect()
                .addListener(connected -> {
                    if (!connected.isSuccess()) {
                        broken(String.valueOf(connected.cause()));
                    }
                });
    }

    /** Counts an answer that is still being read as broken. */
    void giveUp() {
        if (answer != null) {
            answer.broken("time limit");
            answer = null;
        }
    }

    private void askAgain(Channel channel) {
        if (!reusable || !channel.isActive()) {
            connection = null;
            channel.close();
            connect();
        } else if (run.takeTurn()) {
            answer = run.begin();
            ask(channel);
        } else {
            channel.close();
        }
    }

    private void ask(Channel channel) {
        channel.writeAndFlush(request.retainedDuplicate(), channel.voidPromise());
    }

    private void broken(ChannelHandlerContext context, String why) {
        if (context.channel() == connection) {
            broken(why);
        }
    }

    private void broken(String why) {
        if (answer != null) {
            answer.broken(why);
            answer = null;
            connect();
        }
    }

    private final class Connecting extends ChannelInitializer<Channel> {
        @Override
        protected void initChannel(Channel channel) {
            channel.pipeline().addLast(new HttpResponseDecoder(), new Reading());
        }
    }

    private final class Reading extends SimpleChannelInboundHandler<HttpObject> {

        @Override
        public void channelActive(ChannelHandlerContext context) {
            connection = context.channel();
            ask(context.channel());
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, HttpObject message) {
            if (answer == null) {
                return;
            }
            if (message instanceof HttpResponse response) {
                reusable = HttpUtil.isKeepAlive(response);
                answer.status(response.status().code());
            }
            if (message instanceof HttpContent content) {
                answer.read(content.content());
            }
            if (message.decoderResult().isFailure()) {
                context.close();
            } else if (message instanceof LastHttpContent) {
                answer.end();
                answer = null;
                askAgain(context.channel());
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            broken(context, "connection closed");
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            broken(context, String.valueOf(cause));
            context.close();
        }
    }
}
