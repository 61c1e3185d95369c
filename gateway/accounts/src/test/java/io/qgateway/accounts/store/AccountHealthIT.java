package io.qgateway.accounts.store;

import static io.qgateway.accounts.RunningAccounts.START;
import static io.qgateway.accounts.RunningAccounts.enable;
import static io.qgateway.accounts.RunningAccounts.secrets;
import static io.qgateway.accounts.RunningAccounts.someAccount;
import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.accounts.Account;
import io.qgateway.accounts.AccountHealth;
import io.qgateway.accounts.AccountReason;
import io.qgateway.accounts.Finding;
import io.qgateway.accounts.OutcomeCounts;
import io.qgateway.accounts.PooledAccount;
import io.qgateway.accounts.RunningAccounts;
import io.qgateway.accounts.SecretEdit;
import io.qgateway.parts.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class AccountHealthIT {

    private final Database database;

    @TempDir Path directory;
    @AutoClose private RunningAccounts accounts;
    private AccountHealth health;
    private String id;

    AccountHealthIT(Database database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        accounts = RunningAccounts.on(database, directory);
        health = accounts.health();
        id = accounts.store().create(someAccount()).id();
    }

    @Test
    void addsUpSuccessesAndErrorsOfSeveralAccounts() {
        var other = accounts.store().create(someAccount()).id();

        health.recordOutcomes(
                List.of(new OutcomeCounts(id, 1, 2, 1), new OutcomeCounts(other, 1, 5, 0)));
        health.recordOutcomes(List.of(new OutcomeCounts(id, 1, 0, 1)));

        assertThat(account().successCount()).isEqualTo(2);
        assertThat(account().errorCount()).isEqualTo(2);
        assertThat(accounts.store().find(other).orElseThrow().successCount()).isEqualTo(5);
    }

    @Test
    void forgetsErrorsWithASuccess() {
        health.recordOutcomes(List.of(OutcomeCounts.none(id, 1).plusError().plusError()));
        health.recordOutcomes(
                List.of(OutcomeCounts.none(id, 1).plusError().plusSuccess().plusError()));

        assertThat(account().errorCount()).isEqualTo(1);
        assertThat(account().enabled()).isTrue();
    }

    @Test
    void putsAnAccountOutOfServiceAtTheLimitAndTellsThePool() {
        health.recordOutcomes(List.of(new OutcomeCounts(id, 1, 0, 2)));
        var position = accounts.store().pooled().position();

        health.recordOutcomes(List.of(new OutcomeCounts(id, 1, 0, 1)));

        assertThat(account().enabled()).isFalse();
        assertThat(account().status().reason()).isEqualTo(AccountReason.TOO_MANY_ERRORS);
        assertThat(accounts.store().changesSince(position).changed())
                .extracting(PooledAccount::id)
                .containsExactly(id);
    }

    @Test
    void startsAfreshWhenAPersonEnables() {
        health.recordOutcomes(List.of(new OutcomeCounts(id, 1, 4, 3)));

        accounts.store().update(id, enable());

        assertThat(account().enabled()).isTrue();
        assertThat(account().status().reason()).isEqualTo(AccountReason.READY);
        assertThat(account().errorCount()).isZero();
        assertThat(account().successCount()).isEqualTo(4);

        health.recordOutcomes(List.of(new OutcomeCounts(id, 2, 0, 1)));
        assertThat(account().errorCount()).isEqualTo(1);
        assertThat(account().enabled()).isTrue();
    }

    @Test
    void countsNoErrorsOfAnEarlierEpoch() {
        accounts.store().update(id, enable());

        health.recordOutcomes(List.of(new OutcomeCounts(id, 1, 1, 3)));

        assertThat(account().errorCount()).isZero();
        assertThat(account().successCount()).isEqualTo(1);
        assertThat(account().enabled()).isTrue();
    }

    @Test
    void ignoresOutcomesOfAnAccountThatIsNoMore() {
        accounts.store().delete(id);

        health.recordOutcomes(List.of(new OutcomeCounts(id, 1, 1, 0)));

        assertThat(accounts.jdbc().sql("select * from account_health").query().listOfRows())
                .isEmpty();
    }

    @Test
    void endsAFindingWithItsTime() {
        health.recordFinding(
                finding(AccountReason.QUOTA_EXHAUSTED, Optional.of(START.plusSeconds(60))));

        assertThat(account().status().reason()).isEqualTo(AccountReason.QUOTA_EXHAUSTED);
        assertThat(account().enabled()).isTrue();
        assertThat(accounts.pooled(id).status().until()).contains(START.plusSeconds(60));
        accounts.clock.advance(Duration.ofMinutes(1));
        assertThat(account().status().reason()).isEqualTo(AccountReason.READY);
    }

    @Test
    void endsAFindingAboutCredentialsWithTheirGeneration() {
        health.recordFinding(
                new Finding(
                        id,
                        AccountReason.REAUTH_REQUIRED,
                        1,
                        OptionalLong.of(1),
                        Optional.empty()));
        assertThat(account().enabled()).isFalse();

        var keep = new SecretEdit.Keep();
        accounts.store().update(id, secrets(keep, SecretEdit.of("refresh-2"), keep));

        assertThat(account().enabled()).isTrue();
        assertThat(account().status().reason()).isEqualTo(AccountReason.READY);
    }

    @Test
    void keepsNoFindingThatCameTooLate() {
        accounts.store().update(id, enable());
        health.recordFinding(finding(AccountReason.ACCOUNT_SUSPENDED, Optional.empty()));
        assertThat(account().enabled()).isTrue();

        health.recordFinding(
                new Finding(
                        id,
                        AccountReason.REAUTH_REQUIRED,
                        2,
                        OptionalLong.of(0),
                        Optional.empty()));
        assertThat(account().enabled()).isTrue();
    }

    @Test
    void letsWhatPassesNotHideWhatOnlyAPersonCanEnd() {
        health.recordFinding(finding(AccountReason.ACCOUNT_SUSPENDED, Optional.empty()));

        health.recordFinding(finding(AccountReason.COOLING, Optional.of(START.plusSeconds(5))));
        health.recordOutcomes(List.of(new OutcomeCounts(id, 1, 0, 3)));

        assertThat(account().status().reason()).isEqualTo(AccountReason.ACCOUNT_SUSPENDED);
    }

    @Test
    void letsAnOutdatedFindingGiveWayToAPassingOne() {
        health.recordFinding(
                new Finding(
                        id,
                        AccountReason.REAUTH_REQUIRED,
                        1,
                        OptionalLong.of(1),
                        Optional.empty()));
        var keep = new SecretEdit.Keep();
        accounts.store().update(id, secrets(keep, SecretEdit.of("refresh-2"), keep));

        health.recordFinding(finding(AccountReason.COOLING, Optional.of(START.plusSeconds(5))));

        assertThat(account().status().reason()).isEqualTo(AccountReason.COOLING);
    }

    private Finding finding(AccountReason reason, Optional<Instant> until) {
        return new Finding(id, reason, 1, OptionalLong.empty(), until);
    }

    private Account account() {
        return accounts.store().find(id).orElseThrow();
    }
}
