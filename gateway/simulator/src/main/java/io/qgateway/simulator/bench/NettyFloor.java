package io.qgateway.simulator.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseDecoder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The floor's job on an event loop for each processor. It shows how far the floor is from what the
 * machine can do, and is not measured unless asked for.
 */
public final class NettyFloor {

    private static final int BACKLOG = 4096;
    private static final int LONGEST_REQUEST = 1 << 20;

    private final InetSocketAddress upstream;
    private final FloorRequest request;

    /** Connections without an answer, for each loop: an answer never changes threads. */
    private final Map<Object, Deque<Channel>> idle = new ConcurrentHashMap<>();

    private NettyFloor(InetSocketAddress upstream, String bearer) {
        this.upstream = upstream;
        this.request = new FloorRequest(bearer);
    }

    /** Serves on a port until it is killed: port, the upstream's port, bearer token. */
    public static void main(String[] args) throws InterruptedException {
        var loopback = InetAddress.getLoopbackAddress();
        var upstream = new InetSocketAddress(loopback, Integer.parseInt(args[1]));
        var floor = new NettyFloor(upstream, args[2]);
        var loops =
                new MultiThreadIoEventLoopGroup(
                        Runtime.getRuntime().availableProcessors(), NioIoHandler.newFactory());
        new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childHandler(floor.new Client())
                .bind(loopback, Integer.parseInt(args[0]))
                .sync()
                .channel()
                .closeFuture()
                .sync();
    }

    /** Asks the upstream for what the client wants, over a connection of the client's loop. */
    void ask(Channel client, FloorForm form, String body) {
        var pooled = idleOf(client).poll();
        if (pooled != null) {
            ask(pooled, client, form, body);
            return;
        }
        new Bootstrap()
                .group(client.eventLoop())
                .channel(NioSocketChannel.class)
                .handler(new Answer())
                .connect(upstream)
                .addListener((ChannelFuture connected) -> {
                    if (connected.isSuccess()) {
                        ask(connected.channel(), client, form, body);
                    } else {
                        client.close();
                    }
                });
    }

    void release(Channel connection) {
        idleOf(connection).push(connection);
    }

    private void ask(Channel connection, Channel client, FloorForm form, String body) {
        connection.pipeline().get(NettyFloorAnswer.class).begin(client, form);
        connection.writeAndFlush(connection.alloc().buffer().writeBytes(request.of(body)));
    }

    private Deque<Channel> idleOf(Channel channel) {
        return idle.computeIfAbsent(channel.eventLoop(), _ -> new ArrayDeque<>());
    }

    private final class Client extends ChannelInitializer<Channel> {
        @Override
        protected void initChannel(Channel channel) {
            channel.pipeline()
                    .addLast(
                            new HttpRequestDecoder(),
                            new HttpObjectAggregator(LONGEST_REQUEST),
                            new NettyFloorClient(NettyFloor.this));
        }
    }

    private final class Answer extends ChannelInitializer<Channel> {
        @Override
        protected void initChannel(Channel channel) {
            channel.pipeline()
                    .addLast(new HttpResponseDecoder(), new NettyFloorAnswer(NettyFloor.this));
        }
    }
}
