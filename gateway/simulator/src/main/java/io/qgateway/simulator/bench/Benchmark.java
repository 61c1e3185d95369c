package io.qgateway.simulator.bench;

import io.qgateway.simulator.load.Dialect;
import io.qgateway.simulator.load.LoadClient;
import io.qgateway.simulator.load.StampedAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures upstream, floors and gateway under the same loads. Targets take turns within each load
 * and rounds follow each other, so that what else the machine does falls on all of them.
 */
public final class Benchmark {

    private static final StampedAnswer WARM_UP = new StampedAnswer(200, Duration.ofMillis(2), 40);

    private final Options options;
    private final LoadClient client;

    private Benchmark(Options options, LoadClient client) {
        this.options = options;
        this.client = client;
    }

    /** Runs it; what to run and where to write is in the system properties {@code bench.*}. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var options = Options.fromSystemProperties();
        Files.createDirectories(options.directory());
        try (var client = new LoadClient();
                var servers = Servers.start(options)) {
            var findings = new Benchmark(options, client).measure(servers.targets());
            write(findings, options);
        }
    }

    private Findings measure(List<Target> targets) throws IOException, InterruptedException {
        for (var target : targets) {
            warmUp(target);
        }
        var atRest = atRest(targets);
        var samples = new ArrayList<Sample>();
        for (int round = 0; round < options.rounds(); round++) {
            samples.addAll(round(rotated(targets, round)));
        }
        return new Findings(samples, memory(atRest));
    }

    private List<Sample> round(List<Target> targets) {
        var samples = new ArrayList<Sample>();
        for (var cell : Cell.values()) {
            for (var target : targets) {
                if (target.serves(cell)) {
                    samples.add(sample(target, cell));
                }
            }
        }
        return samples;
    }

    private Sample sample(Target target, Cell cell) {
        double before = target.process().cpuSeconds();
        var result = client.run(target.load(cell, options.quick()));
        double used = target.process().cpuSeconds() - before;
        System.out.printf("%s: %s: %s%n", target.name(), cell.title, result);
        return new Sample(target.name(), cell, result, used);
    }

    /** Long enough for the compiler to have seen every path. */
    private void warmUp(Target target) {
        System.out.println("warming up " + target.name());
        var _ = client.run(target.load(target.streamed(), WARM_UP, 50, 250, Duration.ZERO));
        for (var cell : List.of(Cell.NO_DELAY, Cell.PLAIN)) {
            if (target.serves(cell)) {
                var _ = client.run(target.load(cell, options.quick()));
            }
        }
    }

    /** Those whose memory is of interest; a quick run has time for one protocol. */
    private Map<Target, AtRest> atRest(List<Target> targets) throws IOException {
        var atRest = new LinkedHashMap<Target, AtRest>();
        for (var target : targets) {
            if (target.streamed() == Dialect.OPENAI
                    || target.streamed() == Dialect.ANTHROPIC && !options.quick()) {
                atRest.put(target, AtRest.of(target.process()));
            }
        }
        return atRest;
    }

    private List<Memory> memory(Map<Target, AtRest> atRest)
            throws IOException, InterruptedException {
        var idle = new IdleStreams(client);
        var memory = new ArrayList<Memory>();
        for (var target : atRest.entrySet()) {
            System.out.println("memory of " + target.getKey().name());
            memory.add(idle.measure(target.getKey(), target.getValue()));
        }
        return memory;
    }

    private static List<Target> rotated(List<Target> targets, int by) {
        var rotated = new ArrayList<>(targets);
        Collections.rotate(rotated, by);
        return rotated;
    }

    private static void write(Findings findings, Options options) throws IOException {
        var markdown = new Report(findings, options).markdown();
        System.out.println(markdown);
        Files.writeString(options.directory().resolve("report.md"), markdown);
        new JsonMapper().writeValue(options.directory().resolve("report.json").toFile(), findings);
        System.out.println("Written to " + options.directory());
    }
}
