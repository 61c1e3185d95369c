package io.qgateway.accounts.refresh;

import static io.qgateway.accounts.RunningAccounts.enabled;
import static io.qgateway.accounts.RunningAccounts.someAccount;
import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.accounts.AccountReason;
import io.qgateway.accounts.Finding;
import io.qgateway.accounts.RunningAccounts;
import io.qgateway.accounts.refresh.RefreshOutcome.Unavailable;
import io.qgateway.parts.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class RefreshScheduleIT {

    private final Database database;

    @TempDir Path directory;
    private final List<String> refreshed = new CopyOnWriteArrayList<>();
    @AutoClose private RunningAccounts accounts;
    private String id;

    RefreshScheduleIT(Database database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        accounts = RunningAccounts.on(database, directory);
        id = accounts.store().create(someAccount()).id();
    }

    @Test
    void refreshesATokenOfUnknownAge() throws Exception {
        assertThat(scanned()).containsExactly(id);
    }

    @Test
    void leavesAYoungTokenAloneUntilItIsOldOrNearItsEnd() throws Exception {
        persist(Duration.ofHours(1));
        assertThat(scanned()).isEmpty();

        accounts.clock.advance(Duration.ofMinutes(25).plusSeconds(1));
        assertThat(scanned()).containsExactly(id);

        persist(Duration.ofMinutes(9));
        assertThat(scanned()).containsExactly(id);
    }

    @Test
    void leavesDisabledAndRefusedAccountsAlone() throws Exception {
        var refused = accounts.store().create(someAccount()).id();
        accounts.health()
                .recordFinding(
                        new Finding(
                                refused,
                                AccountReason.REAUTH_REQUIRED,
                                1,
                                OptionalLong.of(1),
                                Optional.empty()));
        accounts.store().update(id, enabled(false));

        assertThat(scanned()).isEmpty();
    }

    @Test
    void leavesPausedAccountsAndThoseOfResourcesAlone() throws Exception {
        accounts.jdbc().sql("update accounts set origin = 'qaccount:ai/team-a'").update();
        var paused = accounts.store().create(someAccount()).id();
        accounts.jdbc()
                .sql("update accounts set refresh_not_before = :later where id = :id")
                .param("later", accounts.clock.instant().plusSeconds(1).toEpochMilli())
                .param("id", paused)
                .update();

        assertThat(scanned()).isEmpty();
        accounts.clock.advance(Duration.ofSeconds(1));
        assertThat(scanned()).containsExactly(paused);
    }

    @Test
    void leavesAloneWhatIsNotInItsScope() throws Exception {
        var other = accounts.store().create(someAccount()).id();

        schedule(accounts.bean(DueGrants.class), other::equals).scan();

        assertThat(refreshed).containsExactly(other);
    }

    @Test
    void scansOnAfterAFailureUntilItIsClosed() throws Exception {
        var scans = new CountDownLatch(3);
        DueGrants failing =
                (_, _, _) -> {
                    scans.countDown();
                    throw new IllegalStateException("the database is away");
                };

        try (var schedule = schedule(failing)) {
            schedule.start();
            assertThat(scans.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    private List<String> scanned() throws InterruptedException {
        refreshed.clear();
        schedule(accounts.bean(DueGrants.class)).scan();
        return refreshed;
    }

    private RefreshSchedule schedule(DueGrants grants) {
        return schedule(grants, RefreshScope.ALL);
    }

    private RefreshSchedule schedule(DueGrants grants, RefreshScope scope) {
        var usual = ScheduleTimings.usual();
        return new RefreshSchedule(
                grants,
                (account, _) -> {
                    refreshed.add(account);
                    return new Unavailable("not now");
                },
                accounts.clock,
                usual,
                scope,
                _ -> Thread.sleep(1));
    }

    private void persist(Duration lifetime) {
        var grants = accounts.bean(GrantStore.class);
        var grant = grants.read(id).orElseThrow();
        Instant now = accounts.clock.instant();
        var token = grant.refreshToken().orElseThrow();
        grants.persist(grant, new NewTokens(token, token, now, now.plus(lifetime)));
    }
}
