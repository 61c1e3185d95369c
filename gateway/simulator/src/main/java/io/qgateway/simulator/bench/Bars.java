package io.qgateway.simulator.bench;

import java.util.ArrayList;
import java.util.List;

/** What the gateway is to reach on two processors, and whether it did. */
record Bars(Findings findings, String gateway) {

    /** One of them. */
    record Bar(String what, double limit, double measured, boolean reached) {}

    List<Bar> all() {
        var bars = new ArrayList<Bar>();
        bars.add(atMost("200 streams: CPU per chunk, times the floor's", 1.8, cpuRatio()));
        bars.add(atMost("200 streams: first text p50 above direct, ms", 2, firstTextAboveDirect()));
        bars.add(atMost("200 streams: added time per chunk p99, ms", 5, addedP99()));
        bars.add(atMost("5,000 streams: broken answers", 0, brokenOf5000()));
        findings.memory().stream()
                .filter(memory -> memory.target().equals(gateway))
                .forEach(memory ->
                        bars.add(
                                atMost(
                                        "heap for each idle stream, KB",
                                        50,
                                        memory.heapPerStream() / 1024.0)));
        if (!findings.of(gateway, Cell.PLAIN).isEmpty()) {
            bars.add(atLeast("plain requests, times the floor's rate", 0.8, plainRatio()));
        }
        return bars;
    }

    private double cpuRatio() {
        return findings.median(gateway, Cell.STREAMS_200, Sample::cpuMicrosPerChunk)
                / findings.median(Target.FLOOR, Cell.STREAMS_200, Sample::cpuMicrosPerChunk);
    }

    private double firstTextAboveDirect() {
        return firstText(gateway) - firstText(Target.DIRECT);
    }

    private double firstText(String target) {
        return findings.median(
                target, Cell.STREAMS_200, sample -> sample.result().firstTextMs().p50());
    }

    private double addedP99() {
        return findings.median(
                gateway, Cell.STREAMS_200, sample -> sample.result().addedMs().p99());
    }

    private double brokenOf5000() {
        return findings.broken(gateway, Cell.STREAMS_5000);
    }

    private double plainRatio() {
        return requestRate(gateway) / requestRate(Target.FLOOR);
    }

    private double requestRate(String target) {
        return findings.median(target, Cell.PLAIN, sample -> sample.result().requestsPerSecond());
    }

    private static Bar atMost(String what, double limit, double measured) {
        return new Bar(what + ", at most", limit, measured, measured <= limit);
    }

    private static Bar atLeast(String what, double limit, double measured) {
        return new Bar(what + ", at least", limit, measured, measured >= limit);
    }
}
