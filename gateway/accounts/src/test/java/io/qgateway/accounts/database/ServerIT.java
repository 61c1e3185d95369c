package io.qgateway.accounts.database;

import static io.qgateway.accounts.RunningAccounts.someAccount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.qgateway.accounts.AccountQuery;
import io.qgateway.accounts.RunningAccounts;
import io.qgateway.accounts.StartRefusedException;
import io.qgateway.parts.Database;
import io.qgateway.parts.DatabaseServer;
import io.qgateway.parts.Passage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataAccessException;

/** How a start goes when the database is on a server. */
@ParameterizedClass
@EnumSource(names = {"POSTGRES", "MARIADB"})
class ServerIT {

    private final Database database;
    @TempDir Path directory;
    private String url = "";

    ServerIT(Database database) {
        this.database = database;
    }

    @BeforeEach
    void makeDatabase() {
        url = database.newUrl();
    }

    @Test
    void refusesAWrongPasswordAndSaysWhatToDo() {
        assertRefused(
                url.replace(DatabaseServer.PASSWORD, "hunter2"),
                "does not let user 'qgateway' in",
                "Correct DATABASE_URL");
    }

    @Test
    void refusesADatabaseThatIsNotThere() {
        assertRefused(
                url.replaceFirst("/[^/]*$", "/nowhere"),
                "/nowhere",
                database == Database.POSTGRES ? "does not exist" : "does not let user");
    }

    @Test
    void refusesAServerThatCantEncryptWhereThatIsAskedFor() {
        var parameter = database == Database.POSTGRES ? "?sslmode=require" : "?ssl=true";

        assertRefused(url + parameter, "can't be spoken to with this ssl");
    }

    @Test
    void leavesAForeignTableAloneAndNamesTheCommand() {
        administer("create table accounts (id varchar(255) primary key, clientId text)");
        administer("insert into accounts values ('1', 'theirs')");

        assertRefused(
                url,
                "has a table 'accounts' that qgateway did not make",
                "java -jar qgateway.jar accounts import --in-place");

        assertThat(directory.resolve("qgateway.key")).doesNotExist();
    }

    @Test
    void waitsForAServerThatIsAwayAndFailsSoftlyUntilThen() {
        try (var passage = Passage.to(url);
                var accounts = open(passage.through(url))) {
            var opening = accounts.bean(AwaitedDatabase.class);
            assertThat(opening.isOpen()).isFalse();
            assertThat(opening.reason().orElseThrow()).contains("can't be used");
            assertThatExceptionOfType(DataAccessException.class)
                    .isThrownBy(() -> accounts.store().pooled());
            assertThatExceptionOfType(DataAccessException.class)
                    .isThrownBy(() -> accounts.store().create(someAccount()));

            passage.mend();

            await().atMost(Duration.ofSeconds(30)).until(opening::isOpen);
            assertThat(opening.reason()).isEmpty();
            assertThat(accounts.store().create(someAccount()).enabled()).isTrue();
        }
    }

    @Test
    void comesBackAfterAnOutage() {
        try (var passage = Passage.to(url)) {
            passage.mend();
            try (var accounts = open(passage.through(url))) {
                var created = accounts.store().create(someAccount());
                passage.cut();
                assertThatExceptionOfType(DataAccessException.class)
                        .isThrownBy(() -> accounts.store().list(AccountQuery.everything()));
                assertThatExceptionOfType(DataAccessException.class)
                        .isThrownBy(() -> accounts.store().delete(created.id()));

                passage.mend();

                await().atMost(Duration.ofSeconds(30))
                        .ignoreExceptionsInstanceOf(DataAccessException.class)
                        .until(() -> accounts.store().find(created.id()).isPresent());
            }
        }
    }

    @Test
    void waitsForSomebodyElseToMakeTheTablesItMayNotMake() {
        forbidMakingTables();
        try (var accounts = open(url)) {
            var opening = accounts.bean(AwaitedDatabase.class);
            assertThat(opening.reason().orElseThrow()).contains("can't make them");

            permitMakingTables();

            await().atMost(Duration.ofSeconds(30)).until(opening::isOpen);
        }
    }

    @Test
    void looksAtTheSealingKeysOnceTheServerIsThere() {
        open(url).close();
        try (var accounts = open(url)) {
            accounts.store().create(someAccount());
        }
        var elsewhere = directory.resolve("elsewhere");
        assertThat(elsewhere.toFile().mkdir()).isTrue();

        try (var passage = Passage.to(url);
                var accounts =
                        RunningAccounts.with(
                                RunningAccounts.settings(
                                        elsewhere, DatabaseUrl.parse(passage.through(url))))) {
            passage.mend();

            var opening = accounts.bean(AwaitedDatabase.class);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> opening.reason().orElse("").contains("are sealed with key"));
            assertThat(opening.isOpen()).isFalse();
        }
    }

    @Test
    void readsFromAReadOnlyDatabaseAndFailsSoftlyAtWriting() {
        var account = someAccount();
        try (var accounts = open(url)) {
            accounts.store().create(account);
        }
        makeReadOnly();

        try (var accounts = open(url)) {
            assertThat(accounts.store().pooled().accounts()).hasSize(1);
            assertThat(accounts.store().list(AccountQuery.everything()).total()).isEqualTo(1);
            assertThatExceptionOfType(DataAccessException.class)
                    .isThrownBy(() -> accounts.store().create(account));
            assertThatExceptionOfType(DataAccessException.class)
                    .isThrownBy(() -> accounts.store().forgetOldChanges());
        }
    }

    private RunningAccounts open(String url) {
        return RunningAccounts.with(RunningAccounts.settings(directory, DatabaseUrl.parse(url)));
    }

    private void assertRefused(String url, String... message) {
        var failure = catchThrowable(() -> open(url).close());

        var refusal =
                causes(failure).stream()
                        .filter(StartRefusedException.class::isInstance)
                        .findFirst()
                        .orElseThrow();
        assertThat(refusal.getMessage())
                .contains(message)
                .doesNotContain("hunter2", DatabaseServer.PASSWORD);
    }

    private static List<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).toList();
    }

    private void forbidMakingTables() {
        if (database == Database.POSTGRES) {
            administer("alter schema public owner to postgres");
            administer("grant usage on schema public to qgateway");
        } else {
            administer("revoke all on %s.* from qgateway".formatted(name()));
            administer("grant select, insert on %s.* to qgateway".formatted(name()));
        }
    }

    private void permitMakingTables() {
        if (database == Database.POSTGRES) {
            administer("grant create on schema public to qgateway");
        } else {
            administer("grant all on %s.* to qgateway".formatted(name()));
        }
    }

    private void makeReadOnly() {
        if (database == Database.POSTGRES) {
            administer(
                    "alter database %s set default_transaction_read_only = on".formatted(name()));
        } else {
            administer("revoke all on %s.* from qgateway".formatted(name()));
            administer("grant select, show view on %s.* to qgateway".formatted(name()));
        }
    }

    private String name() {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private void administer(String sql) {
        database.server().orElseThrow().administer(url, sql);
    }
}
