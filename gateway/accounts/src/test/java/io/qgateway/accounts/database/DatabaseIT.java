package io.qgateway.accounts.database;

import static io.qgateway.accounts.RunningAccounts.someAccount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.InstanceOfAssertFactories.THROWABLE;

import io.qgateway.accounts.AccountsSettings;
import io.qgateway.accounts.RunningAccounts;
import io.qgateway.accounts.StartRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseIT {

    @TempDir Path directory;

    @Test
    void opensAWriteAheadDatabaseThatBackupsCanRead() throws SQLException {
        try (var accounts = RunningAccounts.in(directory)) {
            accounts.store().create(someAccount());

            try (var backup = connect();
                    var rows =
                            backup.createStatement()
                                    .executeQuery("select count(*) from accounts")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(1);
            }
            assertThat(accounts.jdbc().sql("pragma journal_mode").query(String.class).single())
                    .isEqualTo("wal");
        }
    }

    @Test
    void leavesAForeignAccountsTableAlone() throws Exception {
        try (var q2api = connect();
                var statement = q2api.createStatement()) {
            statement.execute("create table accounts (id text primary key, clientId text)");
            statement.execute("insert into accounts values ('1', 'theirs')");
        }
        var before = Files.readAllBytes(database());

        assertRefused(RunningAccounts.settings(directory), database() + " has a table 'accounts'");

        assertThat(Files.readAllBytes(database())).isEqualTo(before);
        assertThat(directory.resolve("qgateway.key")).doesNotExist();
    }

    @Test
    void refusesAFileThatIsNoDatabase() throws IOException {
        Files.writeString(database(), "This is a text and no database, however long it may be.\n");

        assertRefused(
                RunningAccounts.settings(directory),
                "Can't use " + database() + " as an SQLite database");
    }

    @Test
    void refusesADirectoryThatIsInUseAndNamesTheProcess() {
        try (var first = RunningAccounts.in(directory)) {
            assertRefused(
                    RunningAccounts.settings(directory),
                    "in use by process " + ProcessHandle.current().pid());

            assertThat(first.store().create(someAccount()).enabled()).isTrue();
        }
        RunningAccounts.in(directory).close();
    }

    @Test
    void refusesADirectoryThatAnotherProcessUses() throws Exception {
        var other =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                LockHolder.class.getName(),
                                directory.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (var output = other.inputReader()) {
            assertThat(output.readLine()).isEqualTo("locked");

            assertRefused(RunningAccounts.settings(directory), "in use by process " + other.pid());
        } finally {
            other.destroyForcibly().waitFor();
        }
        RunningAccounts.in(directory).close();
    }

    @Test
    void refusesADirectoryItCantWriteIn() {
        assertRefused(
                RunningAccounts.settings(directory.resolve("absent")),
                "Can't write in " + directory.resolve("absent"));
    }

    @Test
    void refusesToStartWithoutTheKeyOfItsAccounts() throws IOException {
        try (var accounts = RunningAccounts.in(directory)) {
            accounts.store().create(someAccount());
        }
        Files.delete(directory.resolve("qgateway.key"));

        assertRefused(RunningAccounts.settings(directory), "qgateway.key is missing");
    }

    private static void assertRefused(AccountsSettings settings, String message) {
        var failure = catchThrowable(() -> RunningAccounts.with(settings).close());

        assertThat(causes(failure))
                .filteredOn(StartRefusedException.class::isInstance)
                .singleElement(THROWABLE)
                .hasMessageContaining(message)
                .message()
                .doesNotContain("hunter2");
    }

    private static List<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).toList();
    }

    private Path database() {
        return directory.resolve("data.sqlite3");
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + database());
    }
}
