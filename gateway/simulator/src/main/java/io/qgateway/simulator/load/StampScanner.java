package io.qgateway.simulator.load;

import io.netty.util.ByteProcessor;
import java.util.function.LongConsumer;

/**
 * Finds the stamps {@code @<nanoseconds>;} in a body that comes in pieces cut anywhere. It looks at
 * bytes alone, so that it costs the same in every protocol. One per answer.
 */
final class StampScanner implements ByteProcessor {

    private static final int OUTSIDE = -1;

    /** Checksums between the texts can look like a short stamp; the clock is past these values. */
    private static final long SHORT = 1_000_000;

    private final LongConsumer stamps;
    private long value = OUTSIDE;
    private int found;

    StampScanner(LongConsumer stamps) {
        this.stamps = stamps;
    }

    int found() {
        return found;
    }

    @Override
    public boolean process(byte next) {
        if (next == '@') {
            value = 0;
        } else if (value != OUTSIDE) {
            continueStamp(next);
        }
        return true;
    }

    private void continueStamp(byte next) {
        if (next >= '0' && next <= '9') {
            value = value * 10 + (next - '0');
            return;
        }
        if (next == ';' && value > SHORT) {
            found++;
            stamps.accept(value);
        }
        value = OUTSIDE;
    }
}
