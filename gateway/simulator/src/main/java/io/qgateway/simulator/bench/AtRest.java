package io.qgateway.simulator.bench;

import java.io.IOException;

/**
 * A process's memory in bytes once it is warm and before it has had much to do: later its pools
 * keep what they need again.
 */
record AtRest(long resident, long heap) {

    static AtRest of(JavaProcess process) throws IOException {
        long heap = process.liveHeapBytes();
        return new AtRest(process.residentBytes(), heap);
    }
}
