package io.qgateway.bench;

import io.qgateway.parts.Database;
import io.qgateway.simulator.bench.Await;
import io.qgateway.simulator.bench.Upstream;
import io.qgateway.simulator.load.LoadClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Measures what a request costs in a pool of 100,000 accounts beside one of 10, taking turns, what
 * the accounts take of memory, and how soon a change by one gateway is in the pool of another.
 */
public final class LargePool {

    private static final int FEW = 10;
    private static final int MANY = Integer.getInteger("bench.accounts", 100_000);
    private static final int WARM_UP = 6;
    private static final int ROUNDS = 7;
    private static final int REQUESTS = 20_000;
    private static final int CHANGES = 100;
    private static final Duration NEWS_LIMIT = Duration.ofSeconds(30);

    private final Path jar;
    private final Path directory;
    private final Upstream upstream;
    private final LoadClient client;
    private final StringBuilder report = new StringBuilder();

    private LargePool(Path jar, Path directory, Upstream upstream, LoadClient client) {
        this.jar = jar;
        this.directory = directory;
        this.upstream = upstream;
        this.client = client;
    }

    /** Runs it; the jar and where to write are in the system properties {@code bench.*}. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var directory =
                Files.createTempDirectory(
                        Files.createDirectories(Path.of(System.getProperty("bench.directory"))),
                        "pool-");
        var upstream = Upstream.start(directory);
        try (var client = new LoadClient()) {
            var jar = Path.of(System.getProperty("bench.gateway")).toAbsolutePath();
            new LargePool(jar, directory, upstream, client).measure();
        } finally {
            upstream.process().close();
        }
    }

    private void measure() throws IOException, InterruptedException {
        var few = AccountsFile.write(directory, FEW, upstream);
        var many = AccountsFile.write(directory, MANY, upstream);
        for (var database : BenchedDatabases.wanted()) {
            say("## %s%n%n", database);
            compare(database, few, many);
            if (database != Database.SQLITE) {
                follow(database, many);
            }
        }
        Files.writeString(directory.resolveSibling("pool.md"), report);
    }

    private void compare(Database database, AccountsFile few, AccountsFile many)
            throws IOException, InterruptedException {
        try (var small = filled(database, few);
                var large = filled(database, many)) {
            var gateways = List.of(small, large);
            for (int round = 0; round < WARM_UP; round++) {
                for (var gateway : gateways) {
                    var _ = processorMicros(gateway); // The compiler sees every path.
                }
            }
            var costs = List.of(new ArrayList<Double>(), new ArrayList<Double>());
            for (int round = 0; round < ROUNDS; round++) {
                for (int i : round % 2 == 0 ? List.of(0, 1) : List.of(1, 0)) {
                    costs.get(i).add(processorMicros(gateways.get(i)));
                }
            }
            say("| accounts | CPU per plain request, µs | heap, MB | resident, MB |%n");
            say("|---|---|---|---|%n");
            double base = median(costs.getFirst());
            for (int i = 0; i < gateways.size(); i++) {
                var process = gateways.get(i).process();
                say(
                        "| %,d | %.0f (%.2f) | %d | %d |%n",
                        i == 0 ? FEW : MANY,
                        median(costs.get(i)),
                        median(costs.get(i)) / base,
                        process.liveHeapBytes() >> 20,
                        process.residentBytes() >> 20);
            }
            say("%n");
        }
    }

    private PooledGateway filled(Database database, AccountsFile accounts)
            throws IOException, InterruptedException {
        var home = Files.createTempDirectory(directory, "gateway-");
        var url = database.newUrl();
        var took = PooledGateway.fill(jar, home, url, accounts);
        say("Import of %,d accounts: %.1f s%n%n", accounts.accounts(), took.toMillis() / 1e3);
        return PooledGateway.start(jar, home, url, upstream);
    }

    private double processorMicros(PooledGateway gateway) {
        double before = gateway.process().cpuSeconds();
        var result = client.run(gateway.plainRequests(REQUESTS));
        if (result.broken() > 0) {
            throw new IllegalStateException("Broken answers: " + result.errors());
        }
        return (gateway.process().cpuSeconds() - before) * 1e6 / result.whole();
    }

    /**
     * An account is disabled and enabled through one gateway; the other is asked until it knows.
     */
    private void follow(Database database, AccountsFile accounts)
            throws IOException, InterruptedException {
        var url = database.newUrl();
        var _ =
                PooledGateway.fill(
                        jar, Files.createTempDirectory(directory, "import-"), url, accounts);
        try (var one = start(url);
                var other = start(url)) {
            var session = one.session();
            var delays = new ArrayList<Double>();
            for (int i = 0; i < CHANGES; i++) {
                int before = other.disabled();
                long started = System.nanoTime();
                one.enable(session, AccountsFile.id(i), false);
                Await.until(NEWS_LIMIT, "news", () -> other.disabled() > before);
                delays.add((System.nanoTime() - started) / 1e6);
            }
            Collections.sort(delays);
            say(
                    "A change by another gateway is in the pool after %.0f ms (p50), %.0f ms (the longest of %d).%n%n",
                    delays.get(CHANGES / 2), delays.getLast(), CHANGES);
        }
    }

    private PooledGateway start(String url) throws IOException, InterruptedException {
        return PooledGateway.start(
                jar, Files.createTempDirectory(directory, "gateway-"), url, upstream);
    }

    private void say(String format, Object... values) {
        var text = format.formatted(values);
        System.out.print(text);
        report.append(text);
    }

    private static double median(List<Double> values) {
        var sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return Arrays.stream(sorted).skip(sorted.length / 2).findFirst().orElseThrow();
    }
}
