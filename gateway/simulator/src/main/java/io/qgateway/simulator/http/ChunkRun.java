package io.qgateway.simulator.http;

import io.qgateway.simulator.eventstream.ChunkFrame;
import io.qgateway.simulator.script.Step;
import java.time.Duration;

/**
 * Writes a run of chunks as fast as it is asked to and as the client reads. A chunk is due at a
 * fixed time from the start, so that late ones do not delay the rest.
 */
final class ChunkRun {

    /** Enough to fill a write, little enough to share the event loop. */
    private static final int BATCH_BYTES = 16 << 10;

    private final Step.Chunks run;
    private final ChunkFrame frame;
    private final FrameOutput out;
    private final Runnable then;
    private final long started = System.nanoTime();
    private int written;

    ChunkRun(Step.Chunks run, FrameOutput out, Runnable then) {
        this.run = run;
        this.frame = new ChunkFrame(run);
        this.out = out;
        this.then = then;
    }

    void play() {
        if (written == run.count()) {
            then.run();
            return;
        }
        var count = batch();
        written += count;
        out.frames(frame, count, this::afterWrite);
    }

    private int batch() {
        return switch (run.flush()) {
            case EACH -> 1;
            case ALL -> Math.min(run.count() - written, Math.max(1, BATCH_BYTES / frame.length()));
        };
    }

    private void afterWrite() {
        var pause = started + written * run.every().toNanos() - System.nanoTime();
        if (pause <= 0 || written == run.count()) {
            play();
        } else {
            out.later(Duration.ofNanos(pause), this::play);
        }
    }
}
