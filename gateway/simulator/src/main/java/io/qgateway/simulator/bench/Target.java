package io.qgateway.simulator.bench;

import io.qgateway.simulator.load.Dialect;
import io.qgateway.simulator.load.Load;
import io.qgateway.simulator.load.StampedAnswer;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * A server under load, in one of the protocols it speaks.
 *
 * @param plain the dialect of answers in one piece, where it has one
 */
record Target(
        String name,
        JavaProcess process,
        URI address,
        String key,
        Dialect streamed,
        Optional<Dialect> plain) {

    static final String DIRECT = "upstream, direct";
    static final String FLOOR = "floor";
    static final String GATEWAY = "gateway";

    private static final String MODEL = "claude-sonnet-4.5";
    private static final Duration LIMIT = Duration.ofSeconds(45);

    boolean serves(Cell cell) {
        return cell.streamed() || plain.isPresent();
    }

    Load load(Cell cell, boolean quickly) {
        var dialect = cell.streamed() ? streamed : plain.orElseThrow();
        return load(dialect, cell.answer, cell.streams, cell.requests(quickly), cell.ramp);
    }

    Load load(Dialect dialect, StampedAnswer answer, int streams, int requests, Duration ramp) {
        return new Load(address, dialect, key, MODEL, answer, streams, requests, ramp, LIMIT);
    }
}
