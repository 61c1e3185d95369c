package io.qgateway.simulator.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetSocketAddress;
import java.net.URI;

/** Runs loads, one at a time, all on one event loop. */
public final class LoadClient implements AutoCloseable {

    private final EventLoopGroup loop =
            new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

    /** Runs a load to its end, or to its time limit. */
    public LoadResult run(Load load) {
        return start(load).await();
    }

    /** Starts a load and leaves it to itself. */
    public RunningLoad start(Load load) {
        var run = new Run(load);
        var eventLoop = loop.next();
        var bootstrap =
                new Bootstrap()
                        .group(eventLoop)
                        .channel(NioSocketChannel.class)
                        .remoteAddress(address(load.server()));
        eventLoop.execute(() -> run.start(bootstrap, eventLoop));
        return new RunningLoad(run);
    }

    @Override
    public void close() {
        loop.shutdownGracefully();
    }

    private static InetSocketAddress address(URI server) {
        return new InetSocketAddress(server.getHost(), server.getPort());
    }
}
