package io.qgateway.simulator.load;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoop;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A load under way. Belongs to the event loop, but for {@link #result()} and {@link #begun()}. */
final class Run {

    private final Load load;
    private final Tally tally;
    private final List<Caller> callers = new ArrayList<>();
    private int turns;

    Run(Load load) {
        this.load = load;
        tally = new Tally(load.total());
        turns = load.total();
    }

    CompletableFuture<LoadResult> result() {
        return tally.result();
    }

    void start(Bootstrap bootstrap, EventLoop loop) {
        ByteBuf request =
                Unpooled.unreleasableBuffer(
                        Unpooled.copiedBuffer(load.request(), StandardCharsets.UTF_8));
        for (int stream = 0; stream < load.streams(); stream++) {
            var caller = new Caller(bootstrap, request, this);
            callers.add(caller);
            loop.schedule(caller::connect, load.startOf(stream).toNanos(), NANOSECONDS);
        }
        loop.schedule(this::stop, load.limit().toNanos(), NANOSECONDS);
    }

    int begun() {
        return tally.begun();
    }

    boolean takeTurn() {
        if (turns > 0) {
            turns--;
            return true;
        }
        return false;
    }

    Answer begin() {
        return new Answer(load.answer().chunks(), load.dialect().ending(), tally);
    }

    private void stop() {
        turns = 0;
        callers.forEach(Caller::giveUp);
        tally.close();
    }
}
