package io.qgateway.console;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that only moves when told to. */
final class SettableClock implements InstantSource {

    private Instant now = Instant.parse("2026-11-24T10:00:00.5Z");

    @Override
    public Instant instant() {
        return now;
    }

    void advance(Duration duration) {
        now = now.plus(duration);
    }
}
