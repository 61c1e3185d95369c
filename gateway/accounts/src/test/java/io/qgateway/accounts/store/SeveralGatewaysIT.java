package io.qgateway.accounts.store;

import static io.qgateway.accounts.RunningAccounts.enable;
import static io.qgateway.accounts.RunningAccounts.someAccount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.qgateway.accounts.AccountReason;
import io.qgateway.accounts.ChangeNotices;
import io.qgateway.accounts.Finding;
import io.qgateway.accounts.OutcomeCounts;
import io.qgateway.accounts.PooledAccount;
import io.qgateway.accounts.RunningAccounts;
import io.qgateway.accounts.database.DatabaseUrl;
import io.qgateway.accounts.database.Vendor;
import io.qgateway.accounts.refresh.Claim;
import io.qgateway.accounts.refresh.Grant;
import io.qgateway.accounts.refresh.GrantStore;
import io.qgateway.accounts.refresh.Postponement;
import io.qgateway.parts.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Two gateways' stores on one database. */
@ParameterizedClass
@EnumSource(names = {"POSTGRES", "MARIADB"})
class SeveralGatewaysIT {

    private final Database database;
    @TempDir Path directory;
    @AutoClose private RunningAccounts one;
    @AutoClose private RunningAccounts other;

    SeveralGatewaysIT(Database database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        var settings = RunningAccounts.settings(directory, DatabaseUrl.parse(database.newUrl()));
        one = RunningAccounts.with(settings);
        other = RunningAccounts.with(settings);
    }

    @Test
    void seesAChangeWhoseTransactionEndsAfterLaterOnes() throws Exception {
        var slow = one.store().create(someAccount()).id();
        var quick = one.store().create(someAccount()).id();
        var start = other.store().pooled().position();

        try (var connection = one.bean(DataSource.class).getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("update accounts set label = 'late' where id = '" + slow + "'");
            statement.execute(
                    "insert into account_changes (account_id, changed_at) values ('%s', %s)"
                            .formatted(slow, one.bean(Vendor.class).now()));
            one.store().update(quick, enable());
            var before = other.store().changesSince(start);
            assertThat(before.changed()).extracting(PooledAccount::id).containsExactly(quick);

            connection.commit();

            var after = other.store().changesSince(before.position());
            assertThat(after.changed())
                    .extracting(PooledAccount::label)
                    .containsExactly(Optional.of("late"));
            assertThat(other.store().changesSince(after.position()).changed()).isEmpty();
        }
    }

    @Test
    void judgesClaimsByTheDatabasesClock() {
        var id = one.store().create(someAccount()).id();
        other.clock.advance(Duration.ofMinutes(10));
        var grants = one.bean(GrantStore.class);
        var otherGrants = other.bean(GrantStore.class);
        var grant = grants.read(id).orElseThrow();

        assertThat(claim(grants, grant, one)).isTrue();
        assertThat(claim(otherGrants, grant, other)).isFalse();
        assertThat(expire(otherGrants, grant, other)).isFalse();

        one.jdbc().sql("update accounts set claim_started_at = claim_started_at - 61000").update();
        assertThat(expire(otherGrants, grant, other)).isTrue();
        assertThat(otherGrants.read(id).orElseThrow().inDoubtSince()).isPresent();
        other.clock.advance(Duration.ofSeconds(30));
        assertThat(claim(otherGrants, grant, other)).isTrue();
    }

    @Test
    void countsAndFindsFromBothSidesAtOnce() throws Exception {
        var ids = new ArrayList<String>();
        for (int i = 0; i < 10; i++) {
            ids.add(one.store().create(someAccount()).id());
        }
        var work = new ArrayList<Future<?>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                var side = i % 2 == 0 ? one : other;
                work.add(threads.submit(() -> side.health().recordOutcomes(successes(ids))));
                work.add(
                        threads.submit(
                                () -> side.health().recordFinding(suspended(ids.getFirst()))));
                work.add(threads.submit(() -> side.store().update(ids.getLast(), enable())));
            }
        }

        for (var done : work) {
            assertThat(done.state()).isEqualTo(Future.State.SUCCESS);
        }
        assertThat(ids).allSatisfy(id -> assertThat(one.pooled(id).successCount()).isEqualTo(20));
        assertThat(other.pooled(ids.getFirst()).status().reason())
                .isEqualTo(AccountReason.ACCOUNT_SUSPENDED);
    }

    @Test
    void forgetsOldChangesAndKeepsTheSequenceGoing() {
        one.store().create(someAccount());
        var before = one.store().pooled().position();
        one.jdbc().sql("update account_changes set changed_at = 0").update();

        other.store().forgetOldChanges();

        assertThat(one.jdbc().sql("select * from account_changes").query().listOfRows()).isEmpty();
        var id = other.store().create(someAccount()).id();
        assertThat(one.store().changesSince(before).changed())
                .extracting(PooledAccount::id)
                .contains(id);
    }

    @Test
    void tellsOthersAtOnceWhereTheDatabaseCan() throws Exception {
        var heard = new CountDownLatch(2); // Once for the beginning, once for the change.
        other.bean(ChangeNotices.class).listen(heard::countDown);
        if (database != Database.POSTGRES) {
            return; // It is silent, which polling makes up for.
        }

        await().until(() -> heard.getCount() == 1);
        one.store().create(someAccount());

        assertThat(heard.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private static boolean claim(GrantStore grants, Grant grant, RunningAccounts side) {
        return grants.claim(grant, new Claim("claim-" + side.clock, side.clock.instant()));
    }

    private static boolean expire(GrantStore grants, Grant grant, RunningAccounts side) {
        var now = side.clock.instant();
        return grants.expire(
                grant,
                Duration.ofMinutes(1),
                new Postponement(now, now.plus(Duration.ofSeconds(30)), true));
    }

    private static List<OutcomeCounts> successes(List<String> ids) {
        return ids.stream().map(id -> OutcomeCounts.none(id, 1).plusSuccess()).toList();
    }

    private static Finding suspended(String id) {
        return new Finding(
                id, AccountReason.ACCOUNT_SUSPENDED, 1, OptionalLong.empty(), Optional.empty());
    }
}
