package io.qgateway.simulator.bench;

import io.qgateway.simulator.load.LoadClient;
import io.qgateway.simulator.load.StampedAnswer;
import java.io.IOException;
import java.time.Duration;

/** Measures what an open stream costs on which nothing happens. */
record IdleStreams(LoadClient client) {

    private static final int STREAMS = 5000;
    private static final Duration RAMP = Duration.ofSeconds(5);
    private static final Duration LONGEST_START = Duration.ofSeconds(15);

    /** The second chunk comes when all has been measured. */
    private static final StampedAnswer SLOW = new StampedAnswer(2, Duration.ofSeconds(25), 40);

    Memory measure(Target target, AtRest atRest) throws IOException, InterruptedException {
        var process = target.process();
        var running = client.start(target.load(target.streamed(), SLOW, STREAMS, STREAMS, RAMP));
        var _ = Await.atMost(LONGEST_START, () -> running.begun() == STREAMS);
        int streams = Math.max(1, running.begun());
        long resident = process.residentBytes();
        long heap = process.liveHeapBytes();
        var _ = running.await();
        return new Memory(
                target.name(),
                atRest.resident(),
                process.residentPeakBytes(),
                streams,
                (heap - atRest.heap()) / streams,
                (resident - atRest.resident()) / streams);
    }
}
