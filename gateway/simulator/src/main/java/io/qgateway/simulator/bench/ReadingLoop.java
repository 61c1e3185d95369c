package io.qgateway.simulator.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** One thread that reads many connections and hands what has come to the threads that wait. */
final class ReadingLoop {

    private final Selector selector;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

    private ReadingLoop(Selector selector) {
        this.selector = selector;
    }

    static ReadingLoop start() throws IOException {
        var loop = new ReadingLoop(Selector.open());
        Thread.ofPlatform().daemon().name("reading-loop").start(loop::run);
        return loop;
    }

    LoopInput connect(InetSocketAddress address) throws IOException {
        var channel = SocketChannel.open(address);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        var input = new LoopInput(channel, this);
        execute(() -> register(channel, input));
        return input;
    }

    /** Runs it on the loop's thread. */
    void execute(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    private void register(SocketChannel channel, LoopInput input) {
        try {
            input.registered(channel.register(selector, SelectionKey.OP_READ, input));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run() {
        try {
            while (true) {
                selector.select(key -> ((LoopInput) key.attachment()).fill());
                for (var task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClosedSelectorException _) {
            // The process is ending.
        }
    }
}
