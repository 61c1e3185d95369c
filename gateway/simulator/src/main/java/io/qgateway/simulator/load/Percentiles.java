package io.qgateway.simulator.load;

import org.HdrHistogram.Histogram;

/** Milliseconds that half, and all but one in a hundred, of the measurements stay below. */
public record Percentiles(double p50, double p99) {

    private static final double NANOS_PER_MILLI = 1e6;

    static Percentiles of(Histogram nanos) {
        return new Percentiles(
                nanos.getValueAtPercentile(50) / NANOS_PER_MILLI,
                nanos.getValueAtPercentile(99) / NANOS_PER_MILLI);
    }
}
