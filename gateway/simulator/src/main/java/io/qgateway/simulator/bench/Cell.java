package io.qgateway.simulator.bench;

import io.qgateway.simulator.load.StampedAnswer;
import java.time.Duration;

/**
 * One load of the benchmark, the same for every target.
 *
 * @param quick how much of it a quick run does
 */
enum Cell {
    ONE("1 stream, a chunk every 10 ms", 1, 2, chunks(100, 10), 0, 1),
    STREAMS_200("200 streams, a chunk every 10 ms", 200, 400, chunks(200, 10), 1000, 0.5),
    STREAMS_1000("1,000 streams, a chunk every 100 ms", 1000, 1000, chunks(30, 100), 1000, 1),
    STREAMS_5000("5,000 streams, a chunk every second", 5000, 5000, chunks(8, 1000), 4000, 1),
    NO_DELAY("50 streams of 1,000 chunks without delay", 50, 400, chunks(1000, 0), 0, 0.5),
    PLAIN("32 callers, whole answers of 5 chunks without delay", 32, 20000, chunks(5, 0), 0, 0.25);

    private static final int CHUNK_CHARACTERS = 40;

    final String title;
    final int streams;
    final int requests;
    final StampedAnswer answer;
    final Duration ramp;
    private final double quick;

    Cell(
            String title,
            int streams,
            int requests,
            StampedAnswer answer,
            int rampMillis,
            double quick) {
        this.title = title;
        this.streams = streams;
        this.requests = requests;
        this.answer = answer;
        this.ramp = Duration.ofMillis(rampMillis);
        this.quick = quick;
    }

    int requests(boolean quickly) {
        return quickly ? Math.max(streams, (int) (requests * quick)) : requests;
    }

    boolean streamed() {
        return this != PLAIN;
    }

    private static StampedAnswer chunks(int count, int everyMillis) {
        return new StampedAnswer(count, Duration.ofMillis(everyMillis), CHUNK_CHARACTERS);
    }
}
