package io.qgateway.simulator.eventstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.simulator.oracle.Event;
import io.qgateway.simulator.script.Flush;
import io.qgateway.simulator.script.Step;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChunkFrameTest {

    @Test
    void numbersTheChunksOfARun() {
        var frame = new ChunkFrame(run(64, false));

        for (var i = 1; i <= 1234; i++) {
            assertThat(text(frame.next())).startsWith("#" + i + ";").hasSize(64);
        }
    }

    @Test
    void stampsChunksWithTheTimeOfTheirWriting() {
        var frame = new ChunkFrame(run(Step.Chunks.SMALLEST, true));

        var before = System.nanoTime();
        var text = text(frame.next());
        var after = System.nanoTime();

        assertThat(text).matches("@\\d+;.*").hasSize(Step.Chunks.SMALLEST);
        var stamp = Long.parseLong(text.substring(1, text.indexOf(';')));
        assertThat(stamp).isBetween(before, after);
    }

    @Test
    void makesEveryMessageOfARunEquallyLong() {
        var frame = new ChunkFrame(run(100, false));

        assertThat(frame.next()).hasSize(frame.length());
    }

    private static Step.Chunks run(int size, boolean stamped) {
        return new Step.Chunks(10, size, Duration.ZERO, stamped, Flush.ALL);
    }

    private static String text(byte[] frame) {
        var events = Event.decode(frame);
        assertThat(events)
                .singleElement()
                .extracting(Event::type)
                .isEqualTo("assistantResponseEvent");
        return events.getFirst().json().path("content").stringValue();
    }
}
