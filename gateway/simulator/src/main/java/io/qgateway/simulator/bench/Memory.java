package io.qgateway.simulator.bench;

/**
 * A target's memory in bytes.
 *
 * @param residentAtRest once warm, before much was asked of it
 * @param residentPeak the most it had in the whole run
 * @param streams how many were open at once: 5,000, or as many as it could
 * @param heapPerStream live objects for each of them, above those at rest
 * @param residentPerStream resident memory for each of them, above that at rest
 */
record Memory(
        String target,
        long residentAtRest,
        long residentPeak,
        int streams,
        long heapPerStream,
        long residentPerStream) {}
