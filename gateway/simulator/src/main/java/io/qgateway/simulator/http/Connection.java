package io.qgateway.simulator.http;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Answers the requests of one connection, one after the other. */
final class Connection extends SimpleChannelInboundHandler<FullHttpRequest> {

    private final Service service;
    private Optional<Call> openCall = Optional.empty();
    private boolean answering;
    private boolean keepAlive;

    Connection(Service service) {
        this.service = service;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        if (answering || request.decoderResult().isFailure()) {
            close(context);
            return;
        }
        answering = true;
        keepAlive = HttpUtil.isKeepAlive(request);
        give(context, service.answer(received(request)));
    }

    private static Request received(FullHttpRequest request) {
        return new Request(
                request.method().name(),
                request.uri(),
                request.headers(),
                ByteBufUtil.getBytes(request.content()));
    }

    private void give(ChannelHandlerContext context, Answer answer) {
        switch (answer) {
            case Answer.Content content -> write(context, content);
            case Answer.EventStream(var reply, var call) -> {
                open(call);
                var out = new FrameOutput(context.pipeline().context(HttpResponseEncoder.class));
                new ReplyPlayer(reply, out, end -> ended(context, end)).play();
            }
            case Answer.Silence(var call) -> open(call);
            case Answer.Reset() -> reset(context);
            case Answer.Later(var pause, var later) -> {
                var _ =
                        context.executor()
                                .schedule(
                                        () -> give(context, later),
                                        pause.toNanos(),
                                        TimeUnit.NANOSECONDS);
            }
        }
    }

    private void write(ChannelHandlerContext context, Answer.Content content) {
        var bytes = content.body().getBytes(StandardCharsets.UTF_8);
        var response =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1,
                        HttpResponseStatus.valueOf(content.status()),
                        Unpooled.wrappedBuffer(bytes));
        content.headers().forEach(response.headers()::set);
        response.headers()
                .set("x-amzn-requestid", UUID.randomUUID().toString())
                .set(HttpHeaderNames.CONTENT_TYPE, content.contentType())
                .set(HttpHeaderNames.CONTENT_LENGTH, bytes.length);
        HttpUtil.setKeepAlive(response, keepAlive);
        var written = context.writeAndFlush(response);
        answering = false;
        if (!keepAlive) {
            written.addListener(ChannelFutureListener.CLOSE);
        }
    }

    private void open(Call call) {
        openCall = Optional.of(call);
        call.opened();
    }

    private void ended(ChannelHandlerContext context, ReplyPlayer.Ended ended) {
        switch (ended) {
            case CLEAN -> end(Call.End.ANSWERED);
            case FAILED -> end(Call.End.BROKEN);
            case CUT -> {
                end(Call.End.BROKEN);
                keepAlive = false;
            }
            case RESET -> {
                end(Call.End.BROKEN);
                reset(context);
                return;
            }
        }
        answering = false;
        if (!keepAlive) {
            context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        }
    }

    private void end(Call.End end) {
        openCall.ifPresent(call -> call.ended(end));
        openCall = Optional.empty();
    }

    /** A socket that does not linger is closed by RST. */
    private static void reset(ChannelHandlerContext context) {
        context.channel().config().setOption(ChannelOption.SO_LINGER, 0);
        close(context);
    }

    private static void close(ChannelHandlerContext context) {
        var _ = context.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        end(Call.End.ABANDONED);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        close(context);
        if (!(cause instanceof IOException)) {
            context.fireExceptionCaught(cause);
        }
    }
}
