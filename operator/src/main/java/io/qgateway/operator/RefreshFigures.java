package io.qgateway.operator;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.qgateway.accounts.refresh.RefreshListener;
import io.qgateway.accounts.refresh.RefreshOutcome;
import java.time.Duration;
import java.util.List;

/** The series of refreshes. */
final class RefreshFigures implements RefreshListener {

    private static final String TOTAL = "qoperator.token.refresh";

    private final MeterRegistry registry;
    private final Timer duration;

    RefreshFigures(MeterRegistry registry) {
        this.registry = registry;
        this.duration =
                Timer.builder("qoperator.token.refresh.duration")
                        .description("How long attempts to refresh take")
                        .publishPercentileHistogram()
                        .register(registry);
        List.of("success", "already_fresh", "refused", "in_doubt", "unavailable", "missing")
                .forEach(this::counter);
    }

    @Override
    public void attempted(String accountId, RefreshOutcome outcome, Duration took) {
        counter(label(outcome)).increment();
        duration.record(took);
    }

    private Counter counter(String outcome) {
        return Counter.builder(TOTAL)
                .description("Attempts to refresh by how they ended")
                .tag("outcome", outcome)
                .register(registry);
    }

    private static String label(RefreshOutcome outcome) {
        return switch (outcome) {
            case RefreshOutcome.Refreshed _ -> "success";
            case RefreshOutcome.AlreadyFresh _ -> "already_fresh";
            case RefreshOutcome.Refused _ -> "refused";
            case RefreshOutcome.InDoubt _ -> "in_doubt";
            case RefreshOutcome.Unavailable _ -> "unavailable";
            case RefreshOutcome.Missing _, RefreshOutcome.NoSuchAccount _ -> "missing";
        };
    }
}
