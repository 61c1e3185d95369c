package io.qgateway.simulator.bench;

import io.qgateway.simulator.load.Percentiles;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The findings as a page of Markdown. */
record Report(Findings findings, Options options) {

    String markdown() {
        return head() + cells() + memory() + bars();
    }

    private String head() {
        return """
        # Benchmark

        %d processors, JDK %s, medians of %d rounds%s. Times are in milliseconds, p50 / p99; CPU is the \
        target's own, in microseconds; in brackets, how many times the floor's.

        """
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.version().toString(),
                        options.rounds(),
                        options.quick() ? ", quick" : "");
    }

    private String cells() {
        return Arrays.stream(Cell.values()).map(this::cell).collect(Collectors.joining());
    }

    private String cell(Cell cell) {
        var rows =
                findings.targets().stream()
                        .filter(target -> !findings.of(target, cell).isEmpty())
                        .map(target -> row(target, cell))
                        .collect(Collectors.joining());
        return """
        ## %s

        | target | broken | first text | added | CPU per chunk | CPU per answer | chunks/s | answers/s |
        |---|---|---|---|---|---|---|---|
        %s
        """
                .formatted(cell.title, rows);
    }

    private String row(String target, Cell cell) {
        return "| %s | %d | %s | %s | %.1f (%.2f) | %.0f (%.2f) | %,.0f | %,.0f (%.2f) |%n"
                .formatted(
                        target,
                        findings.broken(target, cell),
                        times(target, cell, sample -> sample.result().firstTextMs()),
                        times(target, cell, sample -> sample.result().addedMs()),
                        findings.median(target, cell, Sample::cpuMicrosPerChunk),
                        ratio(target, cell, Sample::cpuMicrosPerChunk),
                        findings.median(target, cell, Sample::cpuMicrosPerRequest),
                        ratio(target, cell, Sample::cpuMicrosPerRequest),
                        findings.median(target, cell, s -> s.result().chunksPerSecond()),
                        findings.median(target, cell, s -> s.result().requestsPerSecond()),
                        ratio(target, cell, s -> s.result().requestsPerSecond()));
    }

    private String times(String target, Cell cell, Function<Sample, Percentiles> times) {
        return String.format(
                Locale.ROOT,
                "%.1f / %.1f",
                findings.median(target, cell, sample -> times.apply(sample).p50()),
                findings.median(target, cell, sample -> times.apply(sample).p99()));
    }

    private double ratio(String target, Cell cell, ToDoubleFunction<Sample> figure) {
        return findings.median(target, cell, figure) / findings.median(Target.FLOOR, cell, figure);
    }

    private String memory() {
        var rows =
                findings.memory().stream()
                        .map(memory ->
                                "| %s | %d | %d | %,d | %.1f | %.1f |%n"
                                        .formatted(
                                                memory.target(),
                                                memory.residentAtRest() >> 20,
                                                memory.residentPeak() >> 20,
                                                memory.streams(),
                                                memory.heapPerStream() / 1024.0,
                                                memory.residentPerStream() / 1024.0))
                        .collect(Collectors.joining());
        return """
        ## Memory

        | target | resident at rest, MB | peak, MB | idle streams | heap for each, KB | resident for each, KB |
        |---|---|---|---|---|---|
        %s
        """
                .formatted(rows);
    }

    private String bars() {
        return findings.targets().stream()
                .filter(target -> target.startsWith(Target.GATEWAY))
                .map(this::bars)
                .collect(Collectors.joining());
    }

    private String bars(String gateway) {
        var rows =
                new Bars(findings, gateway)
                        .all().stream()
                                .map(bar ->
                                        "| %s | %.1f | %.2f | %s |%n"
                                                .formatted(
                                                        bar.what(),
                                                        bar.limit(),
                                                        bar.measured(),
                                                        bar.reached() ? "yes" : "no"))
                                .collect(Collectors.joining());
        return """
        ## To reach: %s

        | | limit | measured | reached |
        |---|---|---|---|
        %s
        """
                .formatted(gateway, rows);
    }
}
