package io.qgateway.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qgateway.settings.Settings;
import io.qgateway.settings.SettingsReading.Complete;
import io.qgateway.standalone.Gateway;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandIT {

    private static final String TABLE =
            """
            create table accounts (
                id text primary key, label text, clientId text, clientSecret text, refreshToken text,
                accessToken text, other text, last_refresh_time text, last_refresh_status text,
                created_at text, updated_at text, enabled integer default 1,
                error_count integer, success_count integer)
            """;

    private static final String ROWS =
            """
            insert into accounts values
            ('a', '甲', 'client-a', 'hunter2', 'hunter2', 'hunter2', '{"kept":1}',
             '2025-01-01T00:00:00', 'success', '2025-01-01T00:00:00', '2025-01-01T00:00:00', 1, 0, 7),
            ('b', null, 'client-b', 'hunter2', 'hunter2-b', null, null,
             'never', 'never', '2025-01-02T00:00:00', '2025-01-02T00:00:00', 0, null, null)
            """;

    @TempDir Path directory;
    private CommandRunner runner;

    @BeforeEach
    void standInTheDirectory() {
        runner = CommandRunner.in(directory);
    }

    @Test
    void importsADatabaseOfQ2Api() throws SQLException {
        var file = directory.resolve("q2api.sqlite3");
        fill(file, TABLE, ROWS);

        assertThat(runner.run("accounts", "import", "--from", file.toString())).isZero();

        assertThat(runner.out())
                .contains("2 imported, 0 replaced, 0 skipped, 0 refused", "甲")
                .doesNotContain("hunter2");
        assertImported();
    }

    @Test
    void rehearsesAnImport() throws SQLException {
        var file = directory.resolve("q2api.sqlite3");
        fill(file, TABLE, ROWS);

        assertThat(runner.run("accounts", "import", "--dry-run", "--from", file.toString()))
                .isZero();
        assertThat(runner.out()).contains("Nothing was changed. Would be: 2 imported");

        assertThat(runner.run("accounts", "list", "--json")).isZero();
        assertThat(runner.json().path("count").intValue()).isZero();
    }

    @Test
    void importsTheGoodLinesAmongTheBadAndSaysSoByItsExitCode() {
        runner.reading(
                """
                {"accounts": [{"clientId": "c", "refreshToken": "hunter2"}, 7, {"clientSecret": "hunter2"}]}
                """);

        assertThat(runner.run("accounts", "import", "--from", "-", "--json")).isEqualTo(1);

        assertThat(runner.json().path("imported").intValue()).isEqualTo(1);
        assertThat(runner.json().path("refused").intValue()).isEqualTo(2);
        assertThat(runner.out()).doesNotContain("hunter2");
    }

    @Test
    void saysWhatIsWrongWithASource() throws Exception {
        Files.writeString(directory.resolve("text"), "hunter2");
        fill(directory.resolve("other.sqlite3"), "create table other (id text)");

        assertRefused("There is no file", directory.resolve("absent"));
        assertRefused("This is no JSON at line 1", directory.resolve("text"));
        assertRefused("no such table: accounts", directory.resolve("other.sqlite3"));

        assertThat(runner.run("migrate")).isZero();
        assertRefused("secrets are sealed", directory.resolve("data.sqlite3"));
    }

    private void assertRefused(String sentence, Path source) {
        assertThat(runner.run("accounts", "import", "--from", source.toString())).isEqualTo(1);
        assertThat(runner.err()).contains(sentence).doesNotContain("hunter2");
    }

    @Test
    void takesOverADatabaseInPlace() throws SQLException {
        fill(database(), TABLE, ROWS);

        assertThat(runner.run("accounts", "list")).isEqualTo(1);
        assertThat(runner.err()).contains("java -jar qgateway.jar accounts import --in-place");
        assertThat(runner.run("accounts", "import", "--in-place", "--dry-run")).isZero();
        assertThat(runner.run("accounts", "import", "--in-place")).isZero();

        assertThat(runner.out()).contains("2 imported");
        assertImported();
        assertThat(countOf("accounts_q2api")).isEqualTo(2);
        assertThat(runner.run("accounts", "import", "--in-place")).isEqualTo(1);
        assertThat(runner.err()).contains("no table of q2api's");
    }

    @Test
    void finishesWhatWasInterruptedBeforeOurTablesWereMade() throws SQLException {
        fill(database(), TABLE, ROWS, "alter table accounts rename to accounts_q2api_importing");

        assertThat(runner.run("accounts", "import", "--in-place")).isZero();

        assertImported();
        assertThat(countOf("accounts_q2api")).isEqualTo(2);
    }

    @Test
    void finishesWhatWasInterruptedAfterTheImportAndTheGatewayWaitsForThat() throws SQLException {
        fill(database(), TABLE, ROWS);
        assertThat(runner.run("accounts", "import", "--in-place")).isZero();
        fill(database(), "alter table accounts_q2api rename to accounts_q2api_importing");

        assertThatThrownBy(this::startGateway)
                .hasMessageContaining("java -jar qgateway.jar accounts import --in-place");
        assertThat(runner.run("accounts", "import", "--in-place")).isZero();

        assertThat(runner.out()).contains("2 skipped");
        assertImported();
    }

    @Test
    void movesNothingOverAnEarlierTableOfQ2Api() throws SQLException {
        fill(database(), TABLE, ROWS, "create table accounts_q2api (id text)");

        assertThat(runner.run("accounts", "import", "--in-place")).isEqualTo(1);

        assertThat(runner.err()).contains("drop or rename accounts_q2api");
        assertThat(countOf("accounts")).isEqualTo(2);
    }

    @Test
    void exportsToAFileOfItsOwnerAloneThatCanBeImportedElsewhere(@TempDir Path elsewhere)
            throws Exception {
        fill(directory.resolve("q2api.sqlite3"), TABLE, ROWS);
        var file = directory.resolve("accounts.json");
        runner.run("accounts", "import", "--from", directory.resolve("q2api.sqlite3").toString());

        assertThat(runner.run("accounts", "export", "--with-secrets")).isEqualTo(1);
        assertThat(runner.run("accounts", "export", "--with-secrets", "-o", file.toString()))
                .isZero();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(runner.run("accounts", "export", "-o", file.toString())).isEqualTo(1);
        assertThat(runner.err()).contains("exists already");
        runner = CommandRunner.in(elsewhere);
        assertThat(runner.run("accounts", "import", "--from", file.toString())).isZero();
        assertImported();
    }

    @Test
    void exportsNoSecretUnlessTold() throws SQLException {
        fill(directory.resolve("q2api.sqlite3"), TABLE, ROWS);
        runner.run("accounts", "import", "--from", directory.resolve("q2api.sqlite3").toString());

        assertThat(runner.run("accounts", "export")).isZero();

        assertThat(runner.json().path("count").intValue()).isEqualTo(2);
        assertThat(runner.out()).contains("client-a").doesNotContain("hunter2");
    }

    @Test
    void writesResourcesForACluster() throws Exception {
        fill(directory.resolve("q2api.sqlite3"), TABLE, ROWS);
        var source = directory.resolve("q2api.sqlite3").toString();
        var target = directory.resolve("manifests");

        int exitCode =
                runner.run(
                        "accounts",
                        "import",
                        "--from",
                        source,
                        "--to-manifests",
                        target.toString(),
                        "--namespace=ai");

        assertThat(exitCode).isZero();
        assertThat(runner.err()).contains("2 accounts written").doesNotContain("hunter2");
        assertThat(target.resolve("account-a.yaml"))
                .hasContent(
                        """
                        apiVersion: v1
                        kind: Secret
                        metadata:
                          name: account-a-import
                          namespace: "ai"
                        type: Opaque
                        stringData:
                          clientId: "client-a"
                          clientSecret: "hunter2"
                          refreshToken: "hunter2"
                        ---
                        apiVersion: qgateway.io/v1alpha1
                        kind: QAccount
                        metadata:
                          name: account-a
                          namespace: "ai"
                        spec:
                          label: "甲"
                          provider: AmazonQ
                          auth:
                            secretRef:
                              name: account-a-import
                              region: "us-east-1"
                          suspend: false
                        """);
        assertThat(target.resolve("account-b.yaml")).content().contains("suspend: true");
        assertThat(directory.resolve("data.sqlite3")).doesNotExist();
    }

    private void assertImported() {
        assertThat(runner.run("accounts", "list", "--json")).isZero();
        var accounts = runner.json().path("accounts");
        assertThat(accounts).hasSize(2);
        assertThat(accounts.get(0).path("id").stringValue()).isEqualTo("b");
        assertThat(accounts.get(0).path("enabled").booleanValue()).isFalse();
        assertThat(accounts.get(0).path("success_count").longValue()).isZero();
        assertThat(accounts.get(1).path("label").stringValue()).isEqualTo("甲");
        assertThat(accounts.get(1).path("success_count").longValue()).isEqualTo(7);
        assertThat(accounts.get(1).at("/other/kept").intValue()).isEqualTo(1);
        assertThat(accounts.get(1).path("created_at").stringValue())
                .isEqualTo("2025-01-01T00:00:00");
    }

    private void startGateway() {
        var settings = Settings.read(Map.of("PORT", "0", "HOST", "127.0.0.1"));
        Gateway.start(((Complete) settings).settings(), directory, Optional.empty()).close();
    }

    private int countOf(String table) throws SQLException {
        try (var connection = connect(database());
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static void fill(Path file, String... statements) throws SQLException {
        try (var connection = connect(file);
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private Path database() {
        return directory.resolve("data.sqlite3");
    }

    private static Connection connect(Path file) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }
}
