package io.qgateway.accounts.transfer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.accounts.AccessToken;
import io.qgateway.accounts.Account;
import io.qgateway.accounts.LastRefresh;
import io.qgateway.accounts.RunningAccounts;
import io.qgateway.accounts.Secret;
import io.qgateway.accounts.transfer.ImportLine.Result;
import io.qgateway.parts.Database;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class AccountTransferIT {

    private final Database database;

    @TempDir Path directory;
    @TempDir Path elsewhere;
    @AutoClose private RunningAccounts accounts;
    private AccountTransfer transfer;

    AccountTransferIT(Database database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        accounts = RunningAccounts.on(database, directory);
        transfer = accounts.bean(AccountTransfer.class);
    }

    @Test
    void importsAThousandAccountsOfQ2ApiWithinFiveSecondsAndLosesNothing() throws SQLException {
        var file = Q2Api.sqlite(elsewhere.resolve("data.sqlite3"), 1_000);
        long started = System.nanoTime();

        var report = transfer.bringIn(read(file), OnDuplicate.SKIP);

        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
        assertThat(report.count(Result.IMPORTED)).isEqualTo(1_000);
        assertThat(accounts.store().pooled().accounts()).hasSize(1_000);
        assertLikeNew(account("id-1"));
        assertFailed(account("id-4"));
        assertThat(account("id-10").successCount()).isZero();
        assertThat(account("id-3").other()).contains("{\"source\":\"feed\",\"kept\":3}");
    }

    private void assertLikeNew(Account account) {
        assertThat(account.label()).contains("账号 1");
        assertThat(account.clientId()).isEqualTo("client-1");
        assertThat(account.enabled()).isTrue();
        assertThat(account.successCount()).isEqualTo(3);
        assertThat(account.createdAt()).isEqualTo(Instant.parse("2025-01-01T00:01:00Z"));
        assertThat(account.lastRefreshTime()).contains(Instant.parse("2026-11-23T10:00:00Z"));
        assertThat(account.lastRefreshStatus()).isEqualTo(LastRefresh.SUCCESS);
        assertThat(account.expiresAt()).contains(Instant.parse("2026-11-23T11:00:00Z"));
        assertThat(accounts.pooled("id-1").token().map(AccessToken::value))
                .contains(new Secret("access-1"));
    }

    private static void assertFailed(Account account) {
        assertThat(account.enabled()).isFalse();
        assertThat(account.errorCount()).isEqualTo(100);
        assertThat(account.lastRefreshStatus()).isEqualTo(LastRefresh.FAILED);
        assertThat(account.hasAccessToken()).isFalse();
        assertThat(account.hasRefreshToken()).isTrue();
    }

    @Test
    void writesNoSecretInPlain() throws Exception {
        transfer.bringIn(json("{\"id\": \"a\", \"refreshToken\": \"hunter2\"}"), OnDuplicate.SKIP);

        try (var files = Files.list(directory)) {
            for (var file : files.toList()) {
                assertThat(Files.readString(file, ISO_8859_1)).doesNotContain("hunter2");
            }
        }
    }

    @Test
    void importsNothingTwice() throws SQLException {
        var file = Q2Api.sqlite(elsewhere.resolve("data.sqlite3"), 20);
        transfer.bringIn(read(file), OnDuplicate.SKIP);

        var again = transfer.bringIn(read(file), OnDuplicate.SKIP);

        assertThat(again.count(Result.SKIPPED)).isEqualTo(20);
        assertThat(accounts.store().pooled().accounts()).hasSize(20);
    }

    @Test
    void replacesAnAccountSoThatGatewaysSeeIt() {
        transfer.bringIn(json("{\"id\": \"a\", \"accessToken\": \"old\"}"), OnDuplicate.SKIP);
        var before = accounts.pooled("a");

        var report =
                transfer.bringIn(
                        json("{\"id\": \"a\", \"accessToken\": \"new\"}"), OnDuplicate.REPLACE);

        assertThat(report.count(Result.REPLACED)).isEqualTo(1);
        var after = accounts.pooled("a");
        assertThat(after.token().map(AccessToken::value)).contains(new Secret("new"));
        assertThat(after.generation()).isGreaterThan(before.generation());
        assertThat(after.epoch()).isGreaterThan(before.epoch());
    }

    @Test
    void rehearsesWithoutAChange() {
        var report = transfer.rehearse(json("{\"id\": \"a\"}"), OnDuplicate.SKIP);

        assertThat(report.count(Result.IMPORTED)).isEqualTo(1);
        assertThat(accounts.store().pooled().accounts()).isEmpty();
    }

    @Test
    void movesAccountsFromOneDatabaseToAnotherByAFile() throws SQLException {
        transfer.bringIn(
                read(Q2Api.sqlite(elsewhere.resolve("q2api.sqlite3"), 30)), OnDuplicate.SKIP);
        var taken = transfer.takeOut();
        var text = new StringWriter();
        new AccountsJson(accounts.clock).write(text, taken, true);

        try (var other = RunningAccounts.in(elsewhere)) {
            var there = other.bean(AccountTransfer.class);
            there.bringIn(
                    new AccountsJson(accounts.clock).read(new StringReader(text.toString())),
                    OnDuplicate.SKIP);

            assertThat(there.takeOut()).isEqualTo(taken).hasSize(30);
        }
    }

    private List<Candidate> json(String account) {
        var complete =
                account.replaceFirst("\\{", "{\"clientId\": \"c\", \"clientSecret\": \"s\",");
        return new AccountsJson(accounts.clock).read(new StringReader("[" + complete + "]"));
    }

    private List<Candidate> read(Path file) {
        return new ImportSource(new StringReader(""), accounts.clock).read(file.toString());
    }

    private Account account(String id) {
        return accounts.store().find(id).orElseThrow();
    }
}
