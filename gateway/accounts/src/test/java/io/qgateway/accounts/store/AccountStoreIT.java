package io.qgateway.accounts.store;

import static io.qgateway.accounts.RunningAccounts.START;
import static io.qgateway.accounts.RunningAccounts.enable;
import static io.qgateway.accounts.RunningAccounts.enabled;
import static io.qgateway.accounts.RunningAccounts.secrets;
import static io.qgateway.accounts.RunningAccounts.someAccount;
import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.accounts.AccessToken;
import io.qgateway.accounts.Account;
import io.qgateway.accounts.AccountFilter;
import io.qgateway.accounts.AccountFilter.Origin;
import io.qgateway.accounts.AccountPage;
import io.qgateway.accounts.AccountPatch;
import io.qgateway.accounts.AccountQuery;
import io.qgateway.accounts.AccountQuery.Part;
import io.qgateway.accounts.AccountQuery.SortBy;
import io.qgateway.accounts.AccountReason;
import io.qgateway.accounts.AccountState;
import io.qgateway.accounts.AccountStore;
import io.qgateway.accounts.AccountsSettings;
import io.qgateway.accounts.Finding;
import io.qgateway.accounts.LastRefresh;
import io.qgateway.accounts.Login;
import io.qgateway.accounts.NewAccount;
import io.qgateway.accounts.OutcomeCounts;
import io.qgateway.accounts.PooledAccount;
import io.qgateway.accounts.RunningAccounts;
import io.qgateway.accounts.Secret;
import io.qgateway.accounts.SecretEdit;
import io.qgateway.accounts.database.DatabaseUrl;
import io.qgateway.accounts.refresh.GrantStore;
import io.qgateway.parts.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class AccountStoreIT {

    private final Database database;

    private static final SecretEdit KEEP = new SecretEdit.Keep();

    @TempDir Path directory;
    @AutoClose private RunningAccounts accounts;
    private AccountsSettings settings;
    private AccountStore store;

    AccountStoreIT(Database database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        settings = RunningAccounts.settings(directory, DatabaseUrl.parse(database.newUrl()));
        reopen();
    }

    private void reopen() {
        accounts = RunningAccounts.with(settings);
        store = accounts.store();
    }

    @Test
    void answersAnAccountAsItWasCreated() {
        var created = store.create(someAccount());

        assertThat(store.find(created.id())).contains(created);
        assertThat(created.label()).contains("Team A");
        assertThat(created.clientId()).isEqualTo("client-1");
        assertThat(created.hasClientSecret()).isTrue();
        assertThat(created.hasRefreshToken()).isTrue();
        assertThat(created.hasAccessToken()).isTrue();
        assertThat(created.enabled()).isTrue();
        assertThat(created.status().state()).isEqualTo(AccountState.READY);
        assertThat(created.lastRefreshStatus()).isEqualTo(LastRefresh.NEVER);
        assertThat(created.lastRefreshTime()).isEmpty();
        assertThat(created.createdAt()).isEqualTo(START);
        assertThat(created.origin()).isEqualTo("database");
    }

    @Test
    void keepsWhatItWasToldOverARestart() {
        var created = store.create(someAccount());

        accounts.close();
        reopen();

        assertThat(store.find(created.id())).contains(created);
        assertThat(token(created.id())).isEqualTo("access-1");
    }

    @Test
    void writesTimesAsTheSeedDoes() {
        store.create(someAccount());

        assertThat(column("created_at")).isEqualTo("2026-11-24T09:30:00");
    }

    @Test
    void keepsNoSecretInPlain() throws IOException {
        store.create(someAccount());

        assertThat(accounts.jdbc().sql("select * from accounts").query().singleRow().values())
                .extracting(String::valueOf)
                .doesNotContain("client-secret-1", "refresh-1", "access-1");

        try (var files = Files.list(directory)) {
            for (var file : files.toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContain("client-secret-1", "refresh-1", "access-1");
            }
        }
    }

    @Test
    void listsByAgeOrBySuccessesInEitherOrder() {
        var old = store.create(someAccount());
        accounts.clock.advance(Duration.ofSeconds(1));
        var young = store.create(someAccount());
        accounts.health().recordOutcomes(List.of(OutcomeCounts.none(old.id(), 1).plusSuccess()));

        assertThat(ids(SortBy.CREATED_AT, true)).containsExactly(young.id(), old.id());
        assertThat(ids(SortBy.CREATED_AT, false)).containsExactly(old.id(), young.id());
        assertThat(ids(SortBy.SUCCESS_COUNT, true)).containsExactly(old.id(), young.id());
        assertThat(ids(SortBy.SUCCESS_COUNT, false)).containsExactly(young.id(), old.id());
    }

    @Test
    void listsWhatLacksTheSortedFieldLastInEitherOrder() {
        var bob = store.create(labelled("bob"));
        var alice = store.create(labelled("Alice"));
        var nobody = store.create(withoutLabel());

        assertThat(ids(SortBy.LABEL, false)).containsExactly(alice.id(), bob.id(), nobody.id());
        assertThat(ids(SortBy.LABEL, true)).containsExactly(bob.id(), alice.id(), nobody.id());
        expiresAt(bob, "2026-11-24T11:00:00");
        assertThat(ids(SortBy.EXPIRES_AT, false)).first().isEqualTo(bob.id());
        assertThat(ids(SortBy.EXPIRES_AT, true)).first().isEqualTo(bob.id());
        assertThat(ids(SortBy.LAST_REFRESH_TIME, true)).hasSize(3);
    }

    @Test
    void listsByErrorsOfThisEpoch() {
        var fine = store.create(someAccount());
        var failing = store.create(someAccount());
        accounts.health().recordOutcomes(List.of(new OutcomeCounts(failing.id(), 1, 0, 2)));

        assertThat(ids(SortBy.ERROR_COUNT, true)).containsExactly(failing.id(), fine.id());
        assertThat(ids(SortBy.ERROR_COUNT, false)).containsExactly(fine.id(), failing.id());
    }

    @Test
    void listsAsDisabledWhatAPersonOrTooManyErrorsHaveDisabled() {
        var fine = store.create(someAccount());
        var disabled = store.create(someAccount());
        var failing = store.create(someAccount());
        store.update(disabled.id(), enabled(false));
        accounts.health().recordOutcomes(List.of(new OutcomeCounts(failing.id(), 1, 0, 3)));

        assertThat(ids(Optional.of(true))).containsExactly(fine.id());
        assertThat(ids(Optional.of(false))).containsExactlyInAnyOrder(disabled.id(), failing.id());
        assertThat(ids(Optional.empty())).hasSize(3);
    }

    @Test
    void listsByStateAsItStandsAtTheTime() {
        var fine = store.create(someAccount());
        var disabled = store.create(someAccount());
        var exhausted = store.create(someAccount());
        var doubtful = store.create(someAccount());
        store.update(disabled.id(), enabled(false));
        accounts.health()
                .recordFinding(
                        new Finding(
                                exhausted.id(),
                                AccountReason.QUOTA_EXHAUSTED,
                                1,
                                OptionalLong.empty(),
                                Optional.of(START.plusSeconds(60))));
        accounts.jdbc()
                .sql("update accounts set in_doubt_since = 1 where id = ?")
                .param(doubtful.id())
                .update();

        assertThat(ids(AccountState.READY)).containsExactly(fine.id());
        assertThat(ids(AccountState.DISABLED)).containsExactly(disabled.id());
        assertThat(ids(AccountState.QUOTA_EXHAUSTED)).containsExactly(exhausted.id());
        assertThat(ids(AccountState.REFRESH_IN_DOUBT)).containsExactly(doubtful.id());
        assertThat(ids(AccountState.SUSPENDED)).isEmpty();
        assertThat(
                        ids(
                                AccountFilter.everything()
                                        .withStates(
                                                Set.of(
                                                        AccountState.READY,
                                                        AccountState.QUOTA_EXHAUSTED,
                                                        AccountState.SUSPENDED))))
                .containsExactlyInAnyOrder(fine.id(), exhausted.id());
        accounts.clock.advance(Duration.ofSeconds(60));
        assertThat(ids(AccountState.READY)).containsExactlyInAnyOrder(fine.id(), exhausted.id());
        assertThat(ids(AccountState.QUOTA_EXHAUSTED)).isEmpty();
    }

    @Test
    void listsByTextInTheLabelOrTheIdAsItIsWritten() {
        var percent = store.create(labelled("Team 100%_A"));
        var other = store.create(labelled("team 100 b"));

        assertThat(ids(AccountFilter.everything().withText("TEAM")))
                .containsExactlyInAnyOrder(percent.id(), other.id());
        assertThat(ids(AccountFilter.everything().withText("100%_"))).containsExactly(percent.id());
        assertThat(ids(AccountFilter.everything().withText("\\"))).isEmpty();
        assertThat(ids(AccountFilter.everything().withText(other.id().substring(3, 20))))
                .containsExactly(other.id());
    }

    @Test
    void listsByOriginAndByAllConditionsTogether() {
        var here = store.create(someAccount());
        var managed = store.create(labelled("managed"));
        accounts.jdbc()
                .sql("update accounts set origin = 'qaccount:ai/a' where id = ?")
                .param(managed.id())
                .update();

        assertThat(ids(AccountFilter.everything().withOrigin(Origin.DATABASE)))
                .containsExactly(here.id());
        assertThat(
                        ids(
                                AccountFilter.everything()
                                        .withOrigin(Origin.QACCOUNT)
                                        .withEnabled(Optional.of(true))
                                        .withStates(Set.of(AccountState.READY))
                                        .withText("MANAGED")))
                .containsExactly(managed.id());
    }

    @Test
    void listsByStateInTheOrderOfTheirNames() {
        var fine = store.create(someAccount());
        var disabled = store.create(someAccount());
        var suspended = store.create(someAccount());
        store.update(disabled.id(), enabled(false));
        find(suspended, AccountReason.ACCOUNT_SUSPENDED);

        assertThat(ids(SortBy.STATE, false))
                .containsExactly(disabled.id(), fine.id(), suspended.id());
        assertThat(ids(SortBy.STATE, true))
                .containsExactly(suspended.id(), fine.id(), disabled.id());
    }

    @Test
    void listsEachAccountOnceWhereverAListIsCut() {
        store.create(withoutLabel());
        expiresAt(store.create(labelled("b")), "2026-11-24T11:00:00");
        store.update(store.create(labelled("a")).id(), enabled(false));
        find(store.create(labelled("b")), AccountReason.ACCOUNT_SUSPENDED);
        var failing = store.create(withoutLabel());
        accounts.health().recordOutcomes(List.of(new OutcomeCounts(failing.id(), 1, 0, 2)));

        for (var sortBy : SortBy.values()) {
            for (boolean descending : new boolean[] {false, true}) {
                var cut = new ArrayList<String>();
                for (int offset = 0; offset < 6; offset += 2) {
                    var part = new Part(offset, 2);
                    store.list(
                                    new AccountQuery(
                                            AccountFilter.everything(), sortBy, descending, part))
                            .accounts()
                            .forEach(account -> cut.add(account.id()));
                }
                assertThat(cut)
                        .as("%s, descending: %s", sortBy, descending)
                        .hasSize(5)
                        .isEqualTo(ids(sortBy, descending));
            }
        }
    }

    @Test
    void sortsBySuccessesWithinAFilter() {
        var busy = store.create(labelled("team a"));
        var idle = store.create(labelled("team b"));
        store.create(labelled("other"));
        accounts.health().recordOutcomes(List.of(OutcomeCounts.none(busy.id(), 1).plusSuccess()));

        var query =
                new AccountQuery(
                        AccountFilter.everything().withText("team"),
                        SortBy.SUCCESS_COUNT,
                        true,
                        Part.whole());

        assertThat(store.list(query).accounts())
                .extracting(Account::id)
                .containsExactly(busy.id(), idle.id());
    }

    @Test
    void saysSinceWhenAnAccountIsInItsState() {
        var disabled = store.create(someAccount());
        var suspended = store.create(someAccount());
        accounts.clock.advance(Duration.ofSeconds(5));
        store.update(disabled.id(), enabled(false));
        find(suspended, AccountReason.ACCOUNT_SUSPENDED);
        var then = START.plusSeconds(5);

        accounts.clock.advance(Duration.ofSeconds(5));
        store.update(disabled.id(), enabled(false));
        find(suspended, AccountReason.ACCOUNT_SUSPENDED);

        assertThat(since(disabled)).contains(then);
        assertThat(since(suspended)).contains(then);
        find(suspended, AccountReason.NOT_ENTITLED);
        assertThat(since(suspended)).contains(then.plusSeconds(5));
        store.update(disabled.id(), enabled(true));
        store.update(suspended.id(), enabled(true));
        assertThat(since(disabled)).isEmpty();
        assertThat(since(suspended)).isEmpty();
    }

    @Test
    void answersTheUsageThatIsKnown() {
        var account = store.create(someAccount());
        assertThat(account.usage()).isEmpty();

        accounts.jdbc()
                .sql(
                        database == Database.MARIADB
                                ? "update account_health set `usage` = '{}'"
                                : "update account_health set usage = '{}'")
                .update();

        assertThat(store.find(account.id()).orElseThrow().usage()).contains("{}");
    }

    private void find(Account account, AccountReason reason) {
        accounts.health()
                .recordFinding(
                        new Finding(
                                account.id(), reason, 1, OptionalLong.empty(), Optional.empty()));
    }

    private Optional<Instant> since(Account account) {
        return store.find(account.id()).orElseThrow().statusSince();
    }

    @Test
    void listsPartsAndSaysHowLongTheWholeIs() {
        var all = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            all.add(store.create(someAccount()).id());
            accounts.clock.advance(Duration.ofSeconds(1));
        }

        for (var sortBy : SortBy.values()) {
            assertThat(page(sortBy, new Part(0, 2)).total()).isEqualTo(5);
            assertThat(page(sortBy, new Part(4, 2)).total()).isEqualTo(5);
            assertThat(page(sortBy, new Part(9, 2)).total()).isEqualTo(5);
        }
        assertThat(page(SortBy.CREATED_AT, new Part(2, 2)).accounts())
                .extracting(Account::id)
                .containsExactly(all.get(2), all.get(3));
        assertThat(page(SortBy.CREATED_AT, new Part(9, 2)).accounts()).isEmpty();
    }

    @Test
    void changesOnlyWhatAPatchNames() {
        var created = store.create(someAccount());
        accounts.clock.advance(Duration.ofSeconds(5));
        var patch =
                new AccountPatch(
                        Optional.of("Team B"),
                        Optional.empty(),
                        KEEP,
                        KEEP,
                        KEEP,
                        Optional.of("{\"note\":1}"),
                        Optional.empty());

        var edited = store.update(created.id(), patch).orElseThrow();

        assertThat(edited.label()).contains("Team B");
        assertThat(edited.other()).contains("{\"note\":1}");
        assertThat(edited.updatedAt()).isEqualTo(START.plusSeconds(5));
        assertThat(edited.clientId()).isEqualTo("client-1");
        assertThat(edited.generation()).isEqualTo(created.generation());
        assertThat(token(created.id())).isEqualTo("access-1");
    }

    @Test
    void leavesAnAccountAloneWhenAPatchNamesNothing() {
        var created = store.create(someAccount());
        var position = store.pooled().position();
        accounts.clock.advance(Duration.ofSeconds(5));

        assertThat(store.update(created.id(), secrets(KEEP, KEEP, KEEP))).contains(created);
        assertThat(store.changesSince(position).changed()).isEmpty();
    }

    @Test
    void beginsAGenerationWithNewCredentialsAndKeepsTheOthersReadable() {
        var created = store.create(someAccount());

        var edited =
                store.update(
                                created.id(),
                                secrets(
                                        new SecretEdit.Replace(new Secret("client-secret-2")),
                                        KEEP,
                                        KEEP))
                        .orElseThrow();

        assertThat(edited.generation()).isEqualTo(created.generation() + 1);
        assertThat(token(created.id())).isEqualTo("access-1");
    }

    @Test
    void removesASecretByAnEmptyText() {
        var created = store.create(someAccount());

        var edited =
                store.update(created.id(), secrets(KEEP, KEEP, SecretEdit.of(""))).orElseThrow();

        assertThat(edited.hasAccessToken()).isFalse();
        assertThat(edited.hasRefreshToken()).isTrue();
        assertThat(accounts.pooled(created.id()).token()).isEmpty();
    }

    @Test
    void raisesTheEpochWheneverAPersonEnables() {
        var created = store.create(someAccount());

        store.update(created.id(), enabled(false));
        assertThat(accounts.pooled(created.id()).epoch()).isEqualTo(1);
        assertThat(accounts.pooled(created.id()).status().state()).isEqualTo(AccountState.DISABLED);

        store.update(created.id(), enable());
        store.update(created.id(), enable());
        assertThat(accounts.pooled(created.id()).epoch()).isEqualTo(3);
        assertThat(accounts.pooled(created.id()).status().state()).isEqualTo(AccountState.READY);
    }

    @Test
    void deletesAnAccountWithItsHealth() {
        var created = store.create(someAccount());
        accounts.health()
                .recordOutcomes(List.of(OutcomeCounts.none(created.id(), 1).plusSuccess()));

        assertThat(store.delete(created.id())).isTrue();

        assertThat(store.find(created.id())).isEmpty();
        assertThat(store.delete(created.id())).isFalse();
        assertThat(store.update(created.id(), enable())).isEmpty();
        assertThat(accounts.jdbc().sql("select * from account_health").query().listOfRows())
                .isEmpty();
    }

    @Test
    void tellsThePoolWhatHasChanged() {
        var kept = store.create(someAccount());
        var edited = store.create(someAccount());
        var deleted = store.create(someAccount());
        var position = store.pooled().position();

        store.update(edited.id(), enabled(false));
        store.delete(deleted.id());
        var changes = store.changesSince(position);

        assertThat(changes.changed()).extracting(PooledAccount::id).containsExactly(edited.id());
        assertThat(changes.changed().getFirst().enabled()).isFalse();
        assertThat(changes.deleted()).containsExactly(deleted.id());
        assertThat(store.changesSince(changes.position()).changed()).isEmpty();
        assertThat(store.pooled().accounts())
                .extracting(PooledAccount::id)
                .containsExactlyInAnyOrder(kept.id(), edited.id());
    }

    @Test
    void givesThePoolWhatItNeeds() {
        var created = store.create(someAccount());
        var bare =
                store.create(
                        new NewAccount(
                                Optional.empty(),
                                "",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                true,
                                "eu-central-1",
                                Optional.of("arn:aws:codewhisperer:eu-central-1:1:profile/x")));

        var pooled = accounts.pooled(created.id());
        assertThat(pooled.refreshable()).isTrue();
        assertThat(pooled.weight()).isEqualTo(100);
        assertThat(pooled.maxConcurrency()).isEmpty();
        assertThat(pooled.token().orElseThrow().expiresAt()).isEmpty();
        assertThat(pooled.token().orElseThrow().generation()).isEqualTo(1);
        assertThat(accounts.pooled(bare.id()).refreshable()).isFalse();
        assertThat(accounts.pooled(bare.id()).token()).isEmpty();
        assertThat(accounts.pooled(bare.id()).region()).isEqualTo("eu-central-1");
        assertThat(accounts.pooled(bare.id()).profileArn()).isPresent();
    }

    @Test
    void letsManyWriteAndReadAtOnce() throws Exception {
        var id = store.create(someAccount()).id();
        var writers = new ArrayList<Future<?>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                writers.add(threads.submit(() -> store.update(id, enable())));
                writers.add(
                        threads.submit(() ->
                                accounts.health()
                                        .recordOutcomes(List.of(new OutcomeCounts(id, 1, 1, 0)))));
                writers.add(threads.submit(() -> store.list(AccountQuery.everything())));
            }
        }

        for (var writer : writers) {
            assertThat(writer.state()).isEqualTo(Future.State.SUCCESS);
        }
        assertThat(accounts.pooled(id).epoch()).isEqualTo(21);
        assertThat(accounts.pooled(id).successCount()).isEqualTo(20);
    }

    @Test
    void treatsATokenMovedFromAnotherAccountAsNone() {
        var victim = store.create(someAccount());
        var other = store.create(someAccount());

        accounts.jdbc()
                .sql(
                        "update accounts set accessToken = (select accessToken from accounts where id = :other) where id = :victim")
                .param("other", other.id())
                .param("victim", victim.id())
                .update();

        assertThat(accounts.pooled(victim.id()).token()).isEmpty();
        assertThat(token(other.id())).isEqualTo("access-1");
    }

    @Test
    void treatsATokenOfAnEarlierGenerationAsNone() {
        var created = store.create(someAccount());
        var old = column("accessToken");
        store.update(
                created.id(), secrets(KEEP, KEEP, new SecretEdit.Replace(new Secret("access-2"))));
        assertThat(token(created.id())).isEqualTo("access-2");

        accounts.jdbc().sql("update accounts set accessToken = ?").param(old).update();

        assertThat(accounts.pooled(created.id()).token()).isEmpty();
    }

    @Test
    void endsWhatWasFoundAgainstAnAccountWhenAPersonLogsInAgain() {
        var id = store.create(someAccount()).id();
        accounts.health().recordFinding(expiredLogin(id));
        var login =
                new Login(
                        "eu-central-1",
                        "client-2",
                        new Secret("client-secret-2"),
                        Optional.of(START.plus(Duration.ofDays(90))),
                        new Secret("refresh-new"),
                        new Secret("access-new"),
                        START,
                        START.plus(Duration.ofHours(1)));

        var account = store.logIn(id, login).orElseThrow();

        assertThat(account.enabled()).isTrue();
        assertThat(account.status().state()).isEqualTo(AccountState.READY);
        assertThat(account.clientId()).isEqualTo("client-2");
        assertThat(account.expiresAt()).contains(login.expiresAt());
        assertThat(accounts.pooled(id).region()).isEqualTo("eu-central-1");
        assertThat(accounts.pooled(id).token().orElseThrow())
                .isEqualTo(
                        new AccessToken(
                                login.accessToken(), START, Optional.of(login.expiresAt()), 2));
        var grant = accounts.bean(GrantStore.class).read(id).orElseThrow();
        assertThat(grant.refreshToken()).contains(login.refreshToken());
        assertThat(grant.registrationExpiresAt()).isEqualTo(login.registrationExpiresAt());
        assertThat(store.logIn("nobody", login)).isEmpty();
    }

    @Test
    void forgetsWhenARegistrationExpiresThatAPersonHasReplaced() {
        var id = store.create(someAccount()).id();
        accounts.jdbc().sql("update accounts set registration_expires_at = 1").update();

        store.update(id, secrets(SecretEdit.of("client-secret-2"), KEEP, KEEP));

        var grant = accounts.bean(GrantStore.class).read(id).orElseThrow();
        assertThat(grant.registrationExpiresAt()).isEmpty();
    }

    private static Finding expiredLogin(String id) {
        return new Finding(
                id, AccountReason.REAUTH_REQUIRED, 1, OptionalLong.of(1), Optional.empty());
    }

    private List<String> ids(SortBy sortBy, boolean descending) {
        return ids(new AccountQuery(AccountFilter.everything(), sortBy, descending, Part.whole()));
    }

    private AccountPage page(SortBy sortBy, Part part) {
        return store.list(new AccountQuery(AccountFilter.everything(), sortBy, false, part));
    }

    private void expiresAt(Account account, String time) {
        accounts.jdbc()
                .sql("update accounts set expires_at = ? where id = ?")
                .params(time, account.id())
                .update();
    }

    private static NewAccount labelled(String label) {
        return withLabel(Optional.of(label));
    }

    private static NewAccount withoutLabel() {
        return withLabel(Optional.empty());
    }

    private static NewAccount withLabel(Optional<String> label) {
        var some = someAccount();
        return new NewAccount(
                label,
                some.clientId(),
                some.clientSecret(),
                some.refreshToken(),
                some.accessToken(),
                some.other(),
                some.enabled(),
                some.region(),
                some.profileArn());
    }

    private List<String> ids(AccountState state) {
        return ids(AccountFilter.everything().withStates(Set.of(state)));
    }

    private List<String> ids(Optional<Boolean> enabled) {
        return ids(AccountFilter.everything().withEnabled(enabled));
    }

    private List<String> ids(AccountFilter filter) {
        return ids(new AccountQuery(filter, SortBy.CREATED_AT, false, Part.whole()));
    }

    private List<String> ids(AccountQuery query) {
        return store.list(query).accounts().stream().map(Account::id).toList();
    }

    private String token(String id) {
        return accounts.pooled(id).token().orElseThrow().value().value();
    }

    private String column(String name) {
        return accounts.jdbc()
                .sql("select " + name + " from accounts")
                .query(String.class)
                .single();
    }
}
