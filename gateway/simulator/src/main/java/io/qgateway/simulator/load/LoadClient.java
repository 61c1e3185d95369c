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
        var run = new Run(load);
        var bootstrap =
                new Bootstrap()
                        .group(loop)
                        .channel(NioSocketChannel.class)
                        .remoteAddress(address(load.server()));
        loop.next().execute(() -> run.start(bootstrap, loop.next()));
        return run.result().join();
    }

    @Override
    public void close() {
        loop.shutdownGracefully();
    }

    private static InetSocketAddress address(URI server) {
        return new InetSocketAddress(server.getHost(), server.getPort());
    }
}
