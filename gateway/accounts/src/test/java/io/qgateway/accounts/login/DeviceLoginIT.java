package io.qgateway.accounts.login;

import static io.qgateway.accounts.RunningAccounts.someAccount;
import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.accounts.Account;
import io.qgateway.accounts.AccountQuery;
import io.qgateway.accounts.LastRefresh;
import io.qgateway.accounts.RunningAccounts;
import io.qgateway.accounts.Secret;
import io.qgateway.accounts.database.DatabaseUrl;
import io.qgateway.accounts.database.Vendor;
import io.qgateway.accounts.oidc.LoginAnswer;
import io.qgateway.accounts.oidc.OidcError;
import io.qgateway.accounts.oidc.OidcFailure;
import io.qgateway.accounts.oidc.StartUrl;
import io.qgateway.accounts.profile.Profile;
import io.qgateway.accounts.profile.ProfileSearch;
import io.qgateway.accounts.profile.ProfilesAnswer;
import io.qgateway.accounts.refresh.GrantStore;
import io.qgateway.accounts.sealing.Keyring;
import io.qgateway.parts.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;

@ParameterizedClass
@EnumSource(Database.class)
@Timeout(60)
class DeviceLoginIT {

    private static final String ARN = "arn:aws:codewhisperer:eu-central-1:123456789012:profile/A";
    private static final StartUrl COMPANY = new StartUrl("https://d-1234567890.awsapps.com/start");
    private static final Duration LONG = Duration.ofSeconds(30);

    private final Database database;
    private final ScriptedProvider provider = new ScriptedProvider();
    private ProfilesAnswer profiles = new ProfilesAnswer.Listed(List.of(new Profile(ARN, true)));
    @TempDir Path directory;
    private DatabaseUrl url = new DatabaseUrl.Embedded();
    private RunningAccounts accounts;
    private LoginTable table;
    private LoginNews news;
    private LoginDesk desk;
    private LoginProgress progress;
    private int outage;

    DeviceLoginIT(Database database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        url = DatabaseUrl.parse(database.newUrl());
        start();
    }

    @AfterEach
    void close() {
        accounts.close();
    }

    private void start() {
        accounts = RunningAccounts.with(RunningAccounts.settings(directory, url));
        table =
                new LoginTable(
                        accounts.jdbc(), accounts.bean(Vendor.class), accounts.bean(Keyring.class));
        news = new LoginNews();
        desk = new LoginDesk(provider, table, news);
        progress =
                new LoginProgress(
                        provider,
                        new ProfileSearch((_, _) -> profiles),
                        table,
                        new LoggedInAccounts(accounts.store(), table, transactions()),
                        accounts.bean(GrantStore.class),
                        accounts.clock);
    }

    /** Those of the database, which is away for as many as {@link #outage} says. */
    private PlatformTransactionManager transactions() {
        var real = accounts.bean(PlatformTransactionManager.class);
        return new PlatformTransactionManager() {
            @Override
            public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
                if (outage > 0) {
                    outage--;
                    throw new CannotCreateTransactionException("away");
                }
                return real.getTransaction(definition);
            }

            @Override
            public void commit(TransactionStatus status) {
                real.commit(status);
            }

            @Override
            public void rollback(TransactionStatus status) {
                real.rollback(status);
            }
        };
    }

    @Test
    void makesAnAccountOfALogin() throws Exception {
        var id = begin(wish("Team A"));
        assertThat(status(id).state()).isEqualTo(LoginState.PENDING);
        assertThat(status(id).remaining()).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10));
        provider.answers(ScriptedProvider.TOKENS);

        moveOn();

        var account = onlyAccount();
        assertThat(status(id))
                .isEqualTo(
                        new LoginStatus(
                                id,
                                LoginState.COMPLETED,
                                Duration.ZERO,
                                Optional.empty(),
                                Optional.of(account.id())));
        assertThat(account.label()).contains("Team A");
        assertThat(account.enabled()).isTrue();
        assertThat(account.lastRefreshStatus()).isEqualTo(LastRefresh.SUCCESS);
        assertThat(account.lastRefreshTime()).contains(account.createdAt());
        assertThat(account.expiresAt()).contains(RunningAccounts.START.plus(Duration.ofHours(1)));
        assertThat(account.registrationExpiresAt()).contains(ScriptedProvider.REGISTRATION_END);
        var grant = accounts.bean(GrantStore.class).read(account.id()).orElseThrow();
        assertThat(grant.refreshToken()).contains(new Secret("refresh-1"));
        assertThat(accounts.pooled(account.id()).token().orElseThrow().value())
                .isEqualTo(new Secret("access-1"));
    }

    @Test
    void goesOnAfterARestart() throws Exception {
        var id = begin(wish("Team A"));
        accounts.close();
        start();
        provider.answers(ScriptedProvider.TOKENS);

        moveOn();

        assertThat(provider.asked()).containsExactly("device-code-1");
        assertThat(status(id).accountId()).contains(onlyAccount().id());
    }

    @Test
    void givesTheTurnToOneAtATime() throws Exception {
        begin(wish("Team A"));
        makeDue();
        var seen = table.open().getFirst();

        List<Optional<OpenLogin>> turns;
        try (var gateways = Executors.newVirtualThreadPerTaskExecutor()) {
            turns =
                    gateways
                            .invokeAll(
                                    Stream.generate(() -> seen)
                                            .<Callable<Optional<OpenLogin>>>map(
                                                    login -> () -> table.take(login, LONG))
                                            .limit(8)
                                            .toList())
                            .stream()
                            .map(Future::resultNow)
                            .toList();
        }

        assertThat(turns).filteredOn(Optional::isPresent).hasSize(1);
        assertThat(table.open().getFirst().isDue()).isFalse();
        assertThat(table.open().getFirst().turn()).isEqualTo(seen.readAt().plus(LONG));
    }

    @Test
    void givesTheTurnToOthersWhenItsTakerIsGone() throws Exception {
        begin(wish("Team A"));
        makeDue();

        assertThat(table.take(table.open().getFirst(), Duration.ofMillis(1))).isPresent();
        makeDue();

        assertThat(table.take(table.open().getFirst(), LONG)).isPresent();
    }

    @Test
    void asksNoMoreOftenThanItIsTold() throws Exception {
        begin(wish("Team A"));
        assertThat(untilTurn()).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(5));

        moveOn();
        assertThat(untilTurn()).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(5));

        provider.answers(new LoginAnswer.SlowDown());
        moveOn();
        assertThat(untilTurn()).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(10));

        provider.answers(new OidcFailure.Unreachable("no connection"));
        moveOn();
        assertThat(untilTurn()).isBetween(Duration.ofSeconds(18), Duration.ofSeconds(20));
    }

    @Test
    void endsWhereAPersonDeniesIt() throws Exception {
        var id = begin(wish("Team A"));
        provider.answers(new LoginAnswer.Denied());

        moveOn();

        assertThat(status(id).state()).isEqualTo(LoginState.DENIED);
        assertThat(accountList()).isEmpty();
        assertThat(table.open()).isEmpty();
    }

    @Test
    void endsWhereTheIdentityProviderWantsNothingMoreToDoWithIt() throws Exception {
        var id = begin(wish("Team A"));
        provider.answers(new OidcFailure.Refused(OidcError.INVALID_GRANT, "no such code"));

        moveOn();

        assertThat(status(id).state()).isEqualTo(LoginState.FAILED);
        assertThat(status(id).error()).contains("no such code");
    }

    @Test
    void expiresWithoutAskingOnceMore() throws Exception {
        var id = begin(wish("Team A"));
        accounts.jdbc().sql("update device_logins set expires_at = started_at").update();

        moveOn();

        assertThat(status(id).state()).isEqualTo(LoginState.EXPIRED);
        assertThat(provider.asked()).isEmpty();
    }

    @Test
    void makesNoAccountOfALoginThatWasGivenUpMeanwhile() throws Exception {
        var id = begin(wish("Team A"));
        provider.beforeAnswer(() -> desk.cancel(id));
        provider.answers(ScriptedProvider.TOKENS);

        moveOn();

        assertThat(status(id).state()).isEqualTo(LoginState.CANCELLED);
        assertThat(accountList()).isEmpty();
    }

    @Test
    void makesOneAccountWhoeverBringsTheTokens() throws Exception {
        begin(wish("Team A"));
        makeDue();
        var taken = table.take(table.open().getFirst(), LONG).orElseThrow();
        provider.answers(ScriptedProvider.TOKENS, ScriptedProvider.TOKENS);

        progress.moveOn(taken);
        progress.moveOn(taken);

        assertThat(accountList()).hasSize(1);
    }

    @Test
    void keepsTheTokensUntilTheDatabaseTakesThem() throws Exception {
        var id = begin(wish("Team A"));
        provider.answers(ScriptedProvider.TOKENS);
        outage = 1;

        moveOn();

        assertThat(outage).isZero();
        assertThat(status(id).accountId()).contains(onlyAccount().id());
    }

    @Test
    void logsAnAccountInAgain() throws Exception {
        var old = accounts.store().create(someAccount());
        accounts.store().update(old.id(), RunningAccounts.enabled(false));
        var id =
                begin(
                        new LoginWish(
                                Optional.of("Another label"),
                                true,
                                Optional.of(old.id()),
                                StartUrl.BUILDER_ID,
                                "us-east-1"));
        provider.answers(ScriptedProvider.TOKENS);

        moveOn();

        var account = onlyAccount();
        assertThat(status(id).accountId()).contains(old.id());
        assertThat(account.label()).isEqualTo(old.label());
        assertThat(account.enabled()).isFalse();
        assertThat(account.registrationExpiresAt()).contains(ScriptedProvider.REGISTRATION_END);
        assertThat(accounts.bean(GrantStore.class).read(old.id()).orElseThrow().refreshToken())
                .contains(new Secret("refresh-1"));
    }

    @Test
    void failsWhereTheAccountToLogInAgainIsNoMore() throws Exception {
        var old = accounts.store().create(someAccount());
        var id =
                begin(
                        new LoginWish(
                                Optional.empty(),
                                true,
                                Optional.of(old.id()),
                                StartUrl.BUILDER_ID,
                                "us-east-1"));
        accounts.store().delete(old.id());
        provider.answers(ScriptedProvider.TOKENS);

        moveOn();

        assertThat(status(id).state()).isEqualTo(LoginState.FAILED);
        assertThat(status(id).error().orElseThrow()).contains("deleted");
        assertThat(accountList()).isEmpty();
    }

    @Test
    void lookForTheProfileOfAPersonOfACompanyBeforeTheAccountServes() throws Exception {
        var id = begin(companyWish());
        provider.answers(ScriptedProvider.TOKENS);
        profiles = new ProfilesAnswer.Unavailable("later");

        moveOn();
        assertThat(status(id).state()).isEqualTo(LoginState.APPROVED);
        assertThat(onlyAccount().enabled()).isFalse();
        moveOn();
        assertThat(status(id).state()).isEqualTo(LoginState.APPROVED);
        accounts.close();
        start();
        profiles = new ProfilesAnswer.Listed(List.of(new Profile(ARN, true)));
        moveOn();

        assertThat(status(id).state()).isEqualTo(LoginState.COMPLETED);
        assertThat(onlyAccount().enabled()).isTrue();
        assertThat(onlyAccount().region()).isEqualTo("eu-west-1");
        assertThat(onlyAccount().profileArn()).contains(ARN);
        assertThat(accounts.pooled(onlyAccount().id()).servedIn()).isEqualTo("eu-central-1");
        assertThat(desk.lastPlaceOf(onlyAccount().id()))
                .contains(new LoginPlace(COMPANY, "eu-west-1"));
    }

    @Test
    void keepsAnAccountWithoutAProfileOutOfService() throws Exception {
        var id = begin(companyWish());
        provider.answers(ScriptedProvider.TOKENS);
        profiles = new ProfilesAnswer.Listed(List.of(new Profile(ARN, false)));

        moveOn();
        moveOn();

        assertThat(status(id).state()).isEqualTo(LoginState.FAILED);
        assertThat(status(id).error().orElseThrow()).contains("profile", "log in again");
        assertThat(status(id).accountId()).contains(onlyAccount().id());
        assertThat(onlyAccount().enabled()).isFalse();
    }

    @Test
    void looksForAProfileForTenMinutes() throws Exception {
        var id = begin(companyWish());
        provider.answers(ScriptedProvider.TOKENS);
        profiles = new ProfilesAnswer.Unavailable("no answer");
        moveOn();
        assertThat(status(id).remaining()).isGreaterThan(Duration.ofMinutes(9));
        accounts.jdbc().sql("update device_logins set expires_at = started_at").update();

        moveOn();

        assertThat(status(id).state()).isEqualTo(LoginState.FAILED);
        assertThat(status(id).error().orElseThrow()).contains("no answer");
    }

    @Test
    void sealsItsSecretsAndForgetsThemInTheEnd() throws Exception {
        var id = begin(wish("Team A"));
        assertThat(secrets(id))
                .hasSize(2)
                .allSatisfy(secret ->
                        assertThat(secret)
                                .startsWith("q1:")
                                .doesNotContain("client-secret-1", "device-code-1"));

        desk.cancel(id);

        assertThat(secrets(id)).isEmpty();
        assertThat(status(id).state()).isEqualTo(LoginState.CANCELLED);
    }

    @Test
    void failsWhereItsSecretsCannotBeOpened() throws Exception {
        var id = begin(wish("Team A"));
        accounts.jdbc().sql("update device_logins set device_code = client_secret").update();

        moveOn();

        assertThat(status(id).state()).isEqualTo(LoginState.FAILED);
        assertThat(provider.asked()).isEmpty();
    }

    @Test
    void forgetsWhatIsOverButWhereAnAccountLoggedIn() throws Exception {
        var denied = begin(wish("Denied"));
        provider.answers(new LoginAnswer.Denied(), ScriptedProvider.TOKENS);
        moveOn();
        var completed = begin(wish("Completed"));
        moveOn();
        accounts.jdbc().sql("update device_logins set ended_at = 1").update();

        begin(wish("The next one"));

        assertThat(desk.find(denied)).isEmpty();
        assertThat(desk.find(completed)).isPresent();
    }

    @Test
    void movesLoginsOnByItselfAndWakesWhoeverWaits() throws Exception {
        provider.interval(Duration.ofMillis(100));
        provider.answers(new LoginAnswer.Pending(), ScriptedProvider.TOKENS);
        try (var rounds = new LoginRounds(table, progress, news)) {
            rounds.start();
            var id = begin(wish("Team A"));

            var status = desk.await(id, LONG).orElseThrow();

            assertThat(status.state()).isEqualTo(LoginState.COMPLETED);
            assertThat(provider.asked()).hasSize(2);
            assertThat(desk.await("nobody", LONG)).isEmpty();
        }
    }

    @Test
    void answersWhoeverWaitsWhenTheirTimeIsUpOrTheGatewayStops() throws Exception {
        var id = begin(wish("Team A"));
        assertThat(desk.await(id, Duration.ofMillis(1)).orElseThrow().state())
                .isEqualTo(LoginState.PENDING);

        var rounds = new LoginRounds(table, progress, news);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = threads.submit(() -> desk.await(id, Duration.ofMinutes(5)));
            rounds.release();
            assertThat(waiting.get().orElseThrow().state()).isEqualTo(LoginState.PENDING);
        }
        rounds.close();
    }

    private String begin(LoginWish wish) throws InterruptedException {
        return ((LoginStart.Started) desk.start(wish)).id();
    }

    /** What the next round would do, without waiting for it. */
    private void moveOn() throws InterruptedException {
        makeDue();
        progress.moveOn(table.take(table.open().getFirst(), LONG).orElseThrow());
    }

    private void makeDue() {
        accounts.jdbc()
                .sql("update device_logins set next_ask_at = started_at where ended_at is null")
                .update();
    }

    private Duration untilTurn() {
        var login = table.open().getFirst();
        return Duration.between(login.readAt(), login.turn());
    }

    private LoginStatus status(String id) {
        return desk.find(id).orElseThrow();
    }

    private Account onlyAccount() {
        assertThat(accountList()).hasSize(1);
        return accountList().getFirst();
    }

    private List<Account> accountList() {
        return accounts.store().list(AccountQuery.everything()).accounts();
    }

    private List<String> secrets(String id) {
        return accounts.jdbc()
                .sql("select client_secret, device_code from device_logins where id = ?")
                .param(id)
                .query((row, _) -> Stream.of(row.getString(1), row.getString(2)))
                .single()
                .filter(Objects::nonNull)
                .toList();
    }

    private static LoginWish wish(String label) {
        return new LoginWish(
                Optional.of(label), true, Optional.empty(), StartUrl.BUILDER_ID, "us-east-1");
    }

    private static LoginWish companyWish() {
        return new LoginWish(Optional.of("Team C"), true, Optional.empty(), COMPANY, "eu-west-1");
    }
}
