package io.qgateway.simulator;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts what happens; thread-safe. */
final class Tally {

    /** What is counted. */
    enum Fact {
        REQUEST,
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

    private final Map<Fact, LongAdder> counts = new EnumMap<>(Fact.class);

    Tally() {
        for (var fact : Fact.values()) {
            counts.put(fact, new LongAdder());
        }
    }

    void add(Fact fact, int howMany) {
        counter(fact).add(howMany);
    }

    /** Streams that are open stay counted. */
    void reset() {
        counts.forEach((fact, counter) -> {
            if (fact != Fact.OPEN_STREAM) {
                counter.reset();
            }
        });
    }

    Counters counters() {
        return new Counters(
                count(Fact.REQUEST),
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
        return counter(fact).sum();
    }

    @SuppressWarnings("NullAway") // the constructor has put a counter for every fact
    private LongAdder counter(Fact fact) {
        return counts.get(fact);
    }
}
