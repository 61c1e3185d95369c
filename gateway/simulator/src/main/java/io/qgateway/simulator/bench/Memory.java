package io.qgateway.simulator.bench;

/**
 * A target's memory in bytes.
 *
 * @param residentAtRest after the warm-up, without a request
 * @param residentPeak the most it had in the whole run
 * @param heapPerStream live objects for each of 5,000 open streams, above those at rest
 * @param residentPerStream resident memory for each of them, above that at rest
 */
record Memory(
        String target,
        long residentAtRest,
        long residentPeak,
        long heapPerStream,
        long residentPerStream) {}
