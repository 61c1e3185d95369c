package io.qgateway.simulator.bench;

import io.qgateway.simulator.load.LoadResult;

/** What one target did under one load, once. */
record Sample(String target, Cell cell, LoadResult result, double cpuSeconds) {

    double cpuMicrosPerChunk() {
        return cpuSeconds * 1e6 / result.chunks();
    }

    double cpuMicrosPerRequest() {
        return cpuSeconds * 1e6 / result.whole();
    }
}
