package io.qgateway.simulator.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/**
 * An HTTP/1.1 server on a few event loops, whose daemon threads keep no JVM alive. Closing it cuts
 * every connection.
 */
public final class HttpServer implements AutoCloseable {

    private static final int LARGEST_BODY = 32 << 20;
    private static final int BACKLOG = 4096;

    private final EventLoopGroup loops;
    private final Channel listener;

    private HttpServer(EventLoopGroup loops, Channel listener) {
        this.loops = loops;
        this.listener = listener;
    }

    /**
     * Starts to serve.
     *
     * @param address port 0 picks a free one
     * @param threads event loops, each of which serves thousands of streams
     */
    public static HttpServer start(InetSocketAddress address, int threads, Service service) {
        var loops =
                new MultiThreadIoEventLoopGroup(
                        threads,
                        new DefaultThreadFactory("simulator", true),
                        NioIoHandler.newFactory());
        try {
            var bound = bootstrap(loops, service).bind(address).syncUninterruptibly();
            return new HttpServer(loops, bound.channel());
        } catch (RuntimeException e) {
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
            throw e;
        }
    }

    private static ServerBootstrap bootstrap(EventLoopGroup loops, Service service) {
        return new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(
                        new ChannelInitializer<SocketChannel>() {
                            @Override
                            protected void initChannel(SocketChannel channel) {
                                initialize(channel, service);
                            }
                        });
    }

    private static void initialize(SocketChannel channel, Service service) {
        channel.pipeline()
                .addLast(new HttpRequestDecoder())
                .addLast(new HttpResponseEncoder())
                .addLast(new HttpObjectAggregator(LARGEST_BODY))
                .addLast(new Connection(service));
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return (InetSocketAddress) listener.localAddress();
    }

    @Override
    public void close() {
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
