package io.qgateway.bench;

import com.sun.management.OperatingSystemMXBean;
import io.qgateway.AdminCalls;
import io.qgateway.GatewayRunner;
import io.qgateway.accounts.LastRefresh;
import io.qgateway.accounts.NewAccount;
import io.qgateway.accounts.Secret;
import io.qgateway.accounts.transfer.AccountTransfer;
import io.qgateway.accounts.transfer.Candidate;
import io.qgateway.accounts.transfer.OnDuplicate;
import io.qgateway.accounts.transfer.PortableAccount;
import io.qgateway.accounts.transfer.PortableAccount.History;
import io.qgateway.accounts.transfer.PortableAccount.Login;
import io.qgateway.accounts.transfer.PortableAccount.Placement;
import io.qgateway.parts.Database;
import io.qgateway.pool.PoolFeed;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * Measures how long the lists of the admin API take with 100,000 accounts: every order, both ways,
 * with every kind of filter, at the beginning and in the middle; and how long the import of a
 * database of q2api with 1,000 accounts takes.
 */
public final class AccountLists {

    private static final int ACCOUNTS = Integer.getInteger("bench.accounts", 100_000);
    private static final int REPEATED = Integer.getInteger("bench.rounds", 3);
    private static final int BATCH = 20_000;
    private static final int IMPORTED = 1_000;
    private static final int IMPORTS = 5;

    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private static final List<String> ORDERS =
            List.of(
                    "created_at",
                    "success_count",
                    "error_count",
                    "label",
                    "expires_at",
                    "last_refresh_time",
                    "state");
    private static final List<String> FILTERS =
            List.of(
                    "",
                    "&enabled=true",
                    "&enabled=false",
                    "&state=ready",
                    "&state=suspended,disabled",
                    "&q=team-1",
                    "&q=account-04217");

    private final Random random = new Random(42);
    private final String clientSecret = text(3_000);
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private AccountLists() {}

    /** Runs it; the jar and where to write are in the system properties {@code bench.*}. */
    public static void main(String[] arguments)
            throws IOException, InterruptedException, SQLException {
        new AccountLists().measure();
    }

    private void measure() throws IOException, InterruptedException, SQLException {
        out.print(
                "| %,d accounts | p50 | p95 | slowest | processor, p95 | p95 at offset %,d | slowest | processor, p95 |\n"
                        .formatted(ACCOUNTS, ACCOUNTS / 2));
        out.print("|---|---|---|---|---|---|---|---|\n");
        for (var database : BenchedDatabases.wanted()) {
            try (var gateway = GatewayRunner.start(Map.of("DATABASE_URL", database.newUrl()));
                    var admin = AdminCalls.to(gateway)) {
                fill(gateway, database);
                measure(database, admin);
            }
        }
        out.print("\nImport of %,d accounts of q2api: %s ms%n".formatted(IMPORTED, imports()));
    }

    private void fill(GatewayRunner gateway, Database database) {
        var transfer = gateway.part(AccountTransfer.class);
        var batch = new ArrayList<Candidate>();
        for (int number = 1; number <= ACCOUNTS; number++) {
            batch.add(new Candidate.Usable(number, account(number), List.of()));
            if (batch.size() == BATCH || number == ACCOUNTS) {
                transfer.bringIn(batch, OnDuplicate.SKIP);
                batch.clear();
            }
        }
        var jdbc = gateway.part(JdbcClient.class);
        find(jdbc, "suspended", "AccountSuspended", 40);
        find(jdbc, "quota_exhausted", "QuotaExhausted", 41);
        find(jdbc, "reauth_required", "ReauthRequired", 42);
        // What the servers do by themselves within minutes.
        switch (database) {
            case SQLITE -> {}
            case POSTGRES -> jdbc.sql("vacuum analyze").update();
            case MARIADB -> jdbc.sql("analyze table accounts, account_health").query().listOfRows();
        }
        gateway.part(PoolFeed.class).follow();
    }

    private static void find(JdbcClient jdbc, String state, String reason, int rest) {
        jdbc.sql("update account_health set state = ?, reason = ? where mod(success_count, 60) = ?")
                .params(state, reason, rest)
                .update();
    }

    private PortableAccount account(int number) {
        var created = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(number * 60L);
        var refreshed = created.plusSeconds(random.nextInt(10_000_000));
        var isNew = number % 20 == 0;
        return new PortableAccount(
                new UUID(random.nextLong(), random.nextLong()).toString(),
                number % 50 == 0
                        ? Optional.empty()
                        : Optional.of(
                                "Team-%d Account-%05d"
                                        .formatted(number % 10, random.nextInt(100_000))),
                new Login(
                        "client-" + number,
                        Optional.of(new Secret(clientSecret + number)),
                        Optional.of(new Secret(text(400) + number)),
                        Optional.empty()),
                Optional.of(new Secret(text(300))),
                isNew ? Optional.empty() : Optional.of(refreshed.plus(Duration.ofHours(1))),
                Optional.empty(),
                number % 10 != 0,
                new History(
                        created,
                        created,
                        isNew ? Optional.empty() : Optional.of(refreshed),
                        isNew ? LastRefresh.NEVER : LastRefresh.SUCCESS,
                        random.nextInt(5_000),
                        number % 8 == 0 ? random.nextInt(50) : 0),
                new Placement(
                        NewAccount.DEFAULT_REGION, Optional.empty(), 100, OptionalInt.empty()),
                PortableAccount.OF_THE_DATABASE);
    }

    private String text(int length) {
        return random.ints(length, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private void measure(Database database, AdminCalls admin)
            throws IOException, InterruptedException {
        var beginning = new HashMap<String, Cost>();
        var middle = new HashMap<String, Cost>();
        for (int round = 0; round <= REPEATED; round++) {
            for (var order : ORDERS) {
                for (var direction : List.of("asc", "desc")) {
                    for (var filter : FILTERS) {
                        var list = "sort_by=" + order + "&sort_order=" + direction + filter;
                        // The first round warms up.
                        time(admin, list, 0, round, beginning);
                        time(admin, list, 50, round, beginning);
                        time(admin, list, 1_000, round, beginning);
                        time(admin, list, ACCOUNTS / 2, round, middle);
                    }
                }
            }
        }
        out.printf(
                "| %s | %d | %d | %s | %d | %d | %s | %d |%n",
                database,
                percentile(beginning, 0.5, Cost::millis),
                percentile(beginning, 0.95, Cost::millis),
                slowest(beginning),
                percentile(beginning, 0.95, Cost::processor),
                percentile(middle, 0.95, Cost::millis),
                slowest(middle),
                percentile(middle, 0.95, Cost::processor));
        beginning.putAll(middle);
        Files.write(
                Files.createDirectories(Path.of(System.getProperty("bench.directory")))
                        .resolve("lists-" + database + ".txt"),
                beginning.entrySet().stream()
                        .sorted(Comparator.comparingLong(entry -> -entry.getValue().millis()))
                        .map(entry -> entry.getValue().millis() + " ms " + entry.getKey())
                        .toList());
    }

    private static void time(
            AdminCalls admin, String list, int offset, int round, Map<String, Cost> times)
            throws IOException, InterruptedException {
        long started = System.nanoTime();
        long used = PROCESS.getProcessCpuTime();
        JsonNode page = admin.get("/v2/accounts?limit=50&offset=" + offset + "&" + list);
        var cost =
                new Cost(
                        millis(System.nanoTime() - started),
                        millis(PROCESS.getProcessCpuTime() - used));
        if (!page.path("total").isNumber()) {
            throw new IllegalStateException("No list: " + page);
        }
        if (round > 0) {
            times.put(round + " " + list + " at " + offset, cost);
        }
    }

    private static long millis(long nanos) {
        return Duration.ofNanos(nanos).toMillis();
    }

    private static long percentile(
            Map<String, Cost> times, double part, ToLongFunction<Cost> measure) {
        var sorted = times.values().stream().mapToLong(measure).sorted().toArray();
        return sorted[(int) Math.ceil(part * sorted.length) - 1];
    }

    private static String slowest(Map<String, Cost> times) {
        return times.entrySet().stream()
                .max(Comparator.comparingLong(entry -> entry.getValue().millis()))
                .map(slowest -> "%d: %s".formatted(slowest.getValue().millis(), slowest.getKey()))
                .orElseThrow();
    }

    /**
     * What a page costs.
     *
     * @param millis until it is there
     * @param processor milliseconds of processor time of client and gateway, and of SQLite in it:
     *     on a machine that does other things as well it says more
     */
    private record Cost(long millis, long processor) {}

    /** Each into an empty directory, with the start of the process. */
    private String imports() throws IOException, InterruptedException, SQLException {
        var source = Files.createTempFile("q2api", ".sqlite3");
        writeQ2Api(source);
        var millis = new long[IMPORTS];
        for (int run = 0; run < IMPORTS; run++) {
            var directory = Files.createTempDirectory("import");
            long started = System.nanoTime();
            var process = new ProcessBuilder(command(source)).directory(directory.toFile());
            int exit =
                    process.redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor();
            millis[run] = Duration.ofNanos(System.nanoTime() - started).toMillis();
            if (exit != 0) {
                throw new IllegalStateException("The import ended with " + exit);
            }
        }
        return Arrays.toString(millis);
    }

    private static List<String> command(Path source) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Path.of(System.getProperty("bench.gateway")).toAbsolutePath().toString(),
                "accounts",
                "import",
                "--from",
                source.toString());
    }

    private void writeQ2Api(Path file) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute(
                        """
                        create table accounts (
                            id text primary key, label text, clientId text, clientSecret text,
                            refreshToken text, accessToken text, other text, last_refresh_time text,
                            last_refresh_status text, created_at text, updated_at text,
                            enabled integer default 1, error_count integer, success_count integer)
                        """);
            }
            try (var insert =
                    connection.prepareStatement(
                            """
                            insert into accounts values (?, ?, ?, ?, ?, ?, null, '2025-01-01T00:00:00',
                                'success', '2025-01-01T00:00:00', '2025-01-01T00:00:00', 1, 0, 7)
                            """)) {
                for (int number = 1; number <= IMPORTED; number++) {
                    insert.setString(1, "id-" + number);
                    insert.setString(2, "account " + number);
                    insert.setString(3, "client-" + number);
                    insert.setString(4, clientSecret + number);
                    insert.setString(5, text(400) + number);
                    insert.setString(6, text(300));
                    insert.executeUpdate();
                }
            }
            connection.commit();
        }
    }
}
