package io.qgateway.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.GatewayRunner;
import io.qgateway.accounts.database.DirectoryLock;
import io.qgateway.simulator.SimulatedAccount;
import io.qgateway.simulator.idp.IdpFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class AccountsCommandsIT {

    private static GatewayRunner gateway;

    @TempDir Path directory;
    private CommandRunner runner;

    @BeforeAll
    static void start() {
        gateway = GatewayRunner.start();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @BeforeEach
    void standBeside() {
        runner = CommandRunner.beside(gateway, directory);
    }

    @AfterEach
    void clear() {
        gateway.removeAccounts();
    }

    @Test
    void listsTheAccountsOfTheGatewayOnThisMachine() {
        gateway.addAccount("alice");
        gateway.addAccount("bob");

        assertThat(runner.run("accounts", "list")).isZero();

        assertThat(runner.out().lines())
                .hasSize(3)
                .anySatisfy(line -> assertThat(line).contains("alice", "yes", "ready"));
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void listsAsJsonWithNothingElseOnStandardOutput() {
        gateway.addAccount("alice");

        assertThat(runner.run("accounts", "list", "--json", "--enabled=true")).isZero();

        assertThat(runner.json().path("count").intValue()).isEqualTo(1);
        assertThat(runner.json().at("/accounts/0/label").stringValue()).isEqualTo("alice");
        assertThat(runner.err()).isEmpty();
    }

    @Test
    void countsThem() {
        gateway.addAccount("alice");

        assertThat(runner.run("accounts", "stats", "--json")).isZero();

        assertThat(runner.json().path("accounts").intValue()).isEqualTo(1);
        assertThat(runner.json().path("never_used").intValue()).isEqualTo(1);
        assertThat(runner.json().at("/states/ready").intValue()).isEqualTo(1);
    }

    @Test
    void asksTheGatewayThatIsNamedWithThePasswordOfAFile() throws IOException {
        var password =
                Files.writeString(directory.resolve("password"), "a-password-for-tests-alone\n");
        var elsewhere = CommandRunner.in(directory);

        int exitCode =
                elsewhere.run(
                        "accounts",
                        "stats",
                        "--url",
                        gateway.baseUrl() + "/",
                        "--password-file",
                        password.toString());

        assertThat(exitCode).isZero();
        assertThat(elsewhere.out()).contains("Accounts of the gateway at " + gateway.baseUrl());
    }

    @Test
    void saysWhatToDoWhenThePasswordIsWrongOrAsks() {
        var wrong = CommandRunner.beside(gateway, directory).with("ADMIN_PASSWORD", "not the one");

        assertThat(wrong.run("accounts", "list")).isEqualTo(1);
        assertThat(wrong.err()).contains("Set ADMIN_PASSWORD", "--password-file");

        wrong.answering("a-password-for-tests-alone");
        assertThat(wrong.run("accounts", "list")).isZero();
    }

    @Test
    void enablesAgainWhatCanBeRefreshedAgain() {
        fail(gateway.addAccount("alice"));
        assertThat(list("--enabled=false").path("count").intValue()).isEqualTo(1);

        assertThat(runner.run("accounts", "retry-failed", "--pause=0")).isZero();

        assertThat(runner.out()).contains("alice", "1 enabled, 0 still disabled");
        assertThat(list("--enabled=true").path("count").intValue()).isEqualTo(1);
    }

    @Test
    void leavesWhatCanNotBeRefreshedAndSaysSoByItsExitCode() {
        var alice = gateway.addAccount("alice");
        fail(alice);
        alice.revoke();

        assertThat(runner.run("accounts", "retry-failed", "--pause=0", "--json")).isEqualTo(1);

        assertThat(runner.json().path("failed").intValue()).isEqualTo(1);
        assertThat(runner.json().at("/accounts/0/problem").stringValue())
                .contains("ReauthRequired");
    }

    @Test
    void resetsDisabledAccounts() {
        fail(gateway.addAccount("alice"));

        assertThat(runner.run("accounts", "reset", "--state=suspended")).isZero();
        assertThat(list("--enabled=false").path("count").intValue()).isEqualTo(1);

        assertThat(runner.run("accounts", "reset")).isZero();
        assertThat(list("--enabled=true").path("count").intValue()).isEqualTo(1);
    }

    @Test
    void prunesOnlyWhatIsOldAndOnlyWhenSomebodyAgrees() {
        fail(gateway.addAccount("alice"));
        gateway.addAccount("bob");

        assertThat(runner.run("accounts", "prune", "--yes")).isZero();
        assertThat(list().path("count").intValue()).isEqualTo(2);

        runner.later(Duration.ofHours(2));
        assertThat(runner.run("accounts", "prune")).isEqualTo(1);
        assertThat(runner.err()).contains("1 accounts would be deleted", "--yes");
        assertThat(runner.answering("n").run("accounts", "prune")).isEqualTo(1);
        assertThat(runner.run("accounts", "prune", "--dry-run")).isZero();
        assertThat(list().path("count").intValue()).isEqualTo(2);

        assertThat(runner.answering("y").run("accounts", "prune")).isZero();
        assertThat(list().at("/accounts/0/label").stringValue()).isEqualTo("bob");
    }

    @Test
    void opensTheDatabaseWhereNoGatewayRuns() {
        var alone =
                CommandRunner.in(directory)
                        .reading("[{\"id\":\"a\",\"clientId\":\"c\",\"enabled\":false}]");
        assertThat(alone.run("accounts", "import", "--from=-")).isZero();

        assertThat(alone.run("accounts", "reset", "a")).isZero();
        assertThat(alone.run("accounts", "list", "--json")).isZero();

        assertThat(alone.json().at("/accounts/0/id").stringValue()).isEqualTo("a");
        assertThat(alone.json().at("/accounts/0/enabled").booleanValue()).isTrue();
    }

    @Test
    void namesTheProcessThatHoldsTheDatabase() throws IOException {
        var alone = CommandRunner.in(directory);

        try (var lock = DirectoryLock.acquire(directory)) {
            assertThat(alone.run("accounts", "list")).isEqualTo(1);
            assertThat(alone.err())
                    .contains("in use by process " + ProcessHandle.current().pid())
                    .contains(lock.directory().getFileName().toString());
        }
    }

    @Test
    void migratesAndTellsWhatIsHealthy() {
        assertThat(CommandRunner.in(directory).run("migrate")).isZero();
        assertThat(directory.resolve("data.sqlite3")).exists();

        assertThat(runner.run("health")).isZero();
        assertThat(runner.run("health", "--ready")).isZero();
        assertThat(runner.out()).startsWith("UP");
    }

    @Test
    void tellsWhetherTheHolderOfAKeyGetsModels() throws IOException {
        var keys = Files.writeString(directory.resolve("keys"), gateway.key() + "\n");

        assertThat(runner.run("health", "--ready", "--models")).isZero();
        assertThat(runner.out()).containsPattern("\\d+ models");

        runner.with("OPENAI_KEYS", "").with("OPENAI_KEYS_FILE", keys.toString());
        assertThat(runner.run("health", "--models")).isZero();

        Files.writeString(keys, "a-key-that-nobody-knows");
        assertThat(runner.run("health", "--models")).isEqualTo(1);
        assertThat(runner.out()).contains("models: 401");
    }

    /** Has a refresh of the account refused, which takes it out of service. */
    private void fail(SimulatedAccount account) {
        account.failNextRefreshes(IdpFault.INVALID_GRANT);
        var id = list().at("/accounts/0/id").stringValue();
        assertThat(refresh(id)).contains("ReauthRequired");
    }

    private String refresh(String id) {
        try (var api = new AdminApi(gateway.baseUrl())) {
            assertThat(api.login("a-password-for-tests-alone")).isEmpty();
            return api.post("/v2/accounts/" + id + "/refresh").detail();
        }
    }

    private JsonNode list(String... options) {
        var arguments = new ArrayList<>(List.of("accounts", "list", "--json"));
        arguments.addAll(List.of(options));
        assertThat(runner.run(arguments.toArray(String[]::new))).isZero();
        return runner.json();
    }
}
