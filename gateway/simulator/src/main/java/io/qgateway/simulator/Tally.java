package io.qgateway.simulator;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Counts what happens; thread-safe. */
final class Tally {

    /** What is counted. */
    enum Fact {
        REQUEST,
        LISTING,
        USAGE_READ,
        REJECTED,
        OPEN_STREAM,
        ANSWERED,
        BROKEN,
        ABANDONED,
        INVALID_BEARER,
        LOGIN,
        REFRESH,
        REUSE,
        FAMILY_REVOCATION
    }

    private final ConcurrentMap<Fact, Long> counts = new ConcurrentHashMap<>();

    void add(Fact fact, long howMany) {
        counts.merge(fact, howMany, Long::sum);
    }

    /** Streams that are open stay counted. */
    void reset() {
        counts.keySet().removeIf(fact -> fact != Fact.OPEN_STREAM);
    }

    Counters counters() {
        return new Counters(
                count(Fact.REQUEST),
                count(Fact.LISTING),
                count(Fact.USAGE_READ),
                count(Fact.REJECTED),
                count(Fact.OPEN_STREAM),
                count(Fact.ANSWERED),
                count(Fact.BROKEN),
                count(Fact.ABANDONED),
                count(Fact.INVALID_BEARER),
                count(Fact.LOGIN),
                count(Fact.REFRESH),
                count(Fact.REUSE),
                count(Fact.FAMILY_REVOCATION));
    }

    private long count(Fact fact) {
        return counts.getOrDefault(fact, 0L);
    }
}
