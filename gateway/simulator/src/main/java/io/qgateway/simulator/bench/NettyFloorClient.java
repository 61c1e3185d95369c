package io.qgateway.simulator.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;

/** A client's connection: its requests, one at a time. */
final class NettyFloorClient extends SimpleChannelInboundHandler<FullHttpRequest> {

    private final NettyFloor floor;

    NettyFloorClient(NettyFloor floor) {
        this.floor = floor;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        var body = request.content().toString(UTF_8);
        var head = request.method() + " " + request.uri();
        floor.ask(context.channel(), FloorForm.of(head, body), body);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
