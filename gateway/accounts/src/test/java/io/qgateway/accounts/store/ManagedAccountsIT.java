package io.qgateway.accounts.store;

import static io.qgateway.accounts.RunningAccounts.START;
import static io.qgateway.accounts.RunningAccounts.someAccount;
import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.accounts.AccessToken;
import io.qgateway.accounts.AccountReason;
import io.qgateway.accounts.Finding;
import io.qgateway.accounts.ManagedAccount;
import io.qgateway.accounts.ManagedAccount.Intent;
import io.qgateway.accounts.ManagedAccount.Login;
import io.qgateway.accounts.ManagedAccounts;
import io.qgateway.accounts.ManagedAccounts.WantedToken;
import io.qgateway.accounts.PooledAccount;
import io.qgateway.accounts.RefreshRequests;
import io.qgateway.accounts.RunningAccounts;
import io.qgateway.accounts.Secret;
import io.qgateway.parts.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ManagedAccountsIT {

    private static final String ID = "5d0e9f0c-7a51-4f5d-9b1f-0d5b7c1f6a01";

    @TempDir Path directory;

    @SuppressWarnings("NullAway.Init")
    private RunningAccounts accounts;

    @AfterEach
    void close() {
        accounts.close();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void gatewaysSeeWhatWasProjected(Database database) {
        open(database);

        rows().project(account(intent(1, true), login(1, 1, "token-1")));

        var row = row();
        assertThat(row.token().orElseThrow().value().value()).isEqualTo("token-1");
        assertThat(row.token().orElseThrow().expiresAt()).contains(START.plusSeconds(3600));
        assertThat(row.weight()).isEqualTo(20);
        assertThat(row.maxConcurrency()).hasValue(3);
        assertThat(row.enabled()).isTrue();
        assertThat(row.refreshable()).isFalse();
        assertThat(row.origin()).isEqualTo("qaccount:ai/a");
        assertThat(rows().origins()).containsExactly(Map.entry(ID, "qaccount:ai/a"));
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void nothingIsWrittenWhenNothingHasChanged(Database database) {
        open(database);
        rows().project(account(intent(1, true), login(1, 1, "token-1")));
        var position = accounts.store().pooled().position();

        rows().project(account(intent(1, true), login(1, 1, "token-1")));
        assertThat(accounts.store().changesSince(position).changed()).isEmpty();

        rows().project(account(intent(1, true), login(2, 1, "token-2")));
        assertThat(accounts.store().changesSince(position).changed()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void whatIsOlderNeverOverwritesWhatIsNewer(Database database) {
        open(database);
        rows().project(account(intent(4, false), login(7, 1, "token-7")));

        rows().project(account(intent(3, true), login(6, 1, "token-6")));

        assertThat(row().enabled()).isFalse();
        assertThat(row().token().orElseThrow().value().value()).isEqualTo("token-7");
        assertThat(row().generation()).isEqualTo(7);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void aRefreshLeavesFindingsAboutTheAccountAloneAndALoginEndsThem(Database database) {
        open(database);
        rows().project(account(intent(1, true), login(1, 1, "token-1")));
        find(AccountReason.ACCOUNT_SUSPENDED);

        rows().project(account(intent(1, true), login(2, 1, "token-2")));
        assertThat(row().status().reason()).isEqualTo(AccountReason.ACCOUNT_SUSPENDED);

        rows().project(account(intent(1, true), login(3, 3, "token-3")));
        assertThat(row().status().reason()).isEqualTo(AccountReason.READY);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void enablingAgainEndsWhatWasFound(Database database) {
        open(database);
        rows().project(account(intent(1, true), login(1, 1, "token-1")));
        find(AccountReason.TOO_MANY_ERRORS);

        rows().project(account(intent(2, false), login(1, 1, "token-1")));
        assertThat(row().status().reason()).isEqualTo(AccountReason.DISABLED);
        rows().project(account(intent(3, true), login(1, 1, "token-1")));

        assertThat(row().status().reason()).isEqualTo(AccountReason.READY);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void wishesAreHeardAndAnswered(Database database) {
        open(database);
        rows().project(account(intent(1, true), login(2, 1, "token-2")));
        var others = accounts.store().create(someAccount());
        var requests = accounts.bean(RefreshRequests.class);
        requests.request(ID, 1);
        requests.request(ID, 2);
        requests.request(others.id(), 1);

        assertThat(rows().wanted()).containsExactly(new WantedToken(ID, "qaccount:ai/a", 2));
        assertThat(rows().wantedOf(ID)).hasValue(2);

        rows().answered(ID, 1);
        assertThat(rows().wantedOf(ID)).hasValue(2);
        rows().answered(ID, 2);
        assertThat(rows().wanted()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void onlyManagedRowsAreRemoved(Database database) {
        open(database);
        rows().project(account(intent(1, true), login(1, 1, "token-1")));
        var others = accounts.store().create(someAccount());
        var position = accounts.store().pooled().position();

        assertThat(rows().remove(others.id())).isFalse();
        assertThat(rows().remove(ID)).isTrue();

        assertThat(rows().find(ID)).isEmpty();
        assertThat(accounts.store().changesSince(position).deleted()).containsExactly(ID);
        assertThat(accounts.store().find(others.id())).isPresent();
    }

    private void open(Database database) {
        accounts = RunningAccounts.on(database, directory);
    }

    private ManagedAccounts rows() {
        return accounts.bean(ManagedAccounts.class);
    }

    private PooledAccount row() {
        return rows().find(ID).orElseThrow();
    }

    private void find(AccountReason reason) {
        accounts.health()
                .recordFinding(
                        new Finding(
                                ID, reason, row().epoch(), OptionalLong.empty(), Optional.empty()));
    }

    private static ManagedAccount account(Intent intent, Login login) {
        return new ManagedAccount(ID, intent, login);
    }

    private static Intent intent(long generation, boolean enabled) {
        return new Intent(
                "qaccount:ai/a",
                generation,
                Optional.of("Team A"),
                enabled,
                "us-east-1",
                Optional.empty(),
                20,
                OptionalInt.of(3));
    }

    private static Login login(long generation, long since, String token) {
        return new Login(
                Optional.of(
                        new AccessToken(
                                new Secret(token),
                                START,
                                Optional.of(START.plus(Duration.ofHours(1))),
                                generation)),
                generation,
                since,
                Optional.empty(),
                Optional.empty(),
                0);
    }
}
