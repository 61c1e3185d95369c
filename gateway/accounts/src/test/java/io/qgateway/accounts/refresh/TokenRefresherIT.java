package io.qgateway.accounts.refresh;

import static io.qgateway.accounts.RunningAccounts.START;
import static io.qgateway.accounts.RunningAccounts.secrets;
import static io.qgateway.accounts.RunningAccounts.someAccount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qgateway.accounts.AccessToken;
import io.qgateway.accounts.Account;
import io.qgateway.accounts.AccountReason;
import io.qgateway.accounts.AccountState;
import io.qgateway.accounts.LastRefresh;
import io.qgateway.accounts.NewAccount;
import io.qgateway.accounts.RunningAccounts;
import io.qgateway.accounts.SecretEdit;
import io.qgateway.accounts.oidc.FakeOidc;
import io.qgateway.accounts.oidc.Oidc;
import io.qgateway.accounts.refresh.RefreshOutcome.AlreadyFresh;
import io.qgateway.accounts.refresh.RefreshOutcome.InDoubt;
import io.qgateway.accounts.refresh.RefreshOutcome.Missing;
import io.qgateway.accounts.refresh.RefreshOutcome.NoSuchAccount;
import io.qgateway.accounts.refresh.RefreshOutcome.Refreshed;
import io.qgateway.accounts.refresh.RefreshOutcome.Refused;
import io.qgateway.accounts.refresh.RefreshOutcome.Unavailable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenRefresherIT {

    private static final SecretEdit KEEP = new SecretEdit.Keep();

    @TempDir Path directory;
    private final FakeOidc idp = new FakeOidc();
    private final List<RefreshOutcome> heard = new CopyOnWriteArrayList<>();
    private RunningAccounts accounts;
    private TokenRefresher refresher;
    private String id;

    @BeforeEach
    void open() {
        start();
        id = accounts.store().create(someAccount()).id();
    }

    @AfterEach
    void close() {
        accounts.close();
        idp.close();
    }

    @Test
    void storesWhatARefreshBringsBeforeItIsUsed() throws Exception {
        var position = accounts.store().pooled().position();

        var outcome = refresher.refresh(id, 1);

        var token = ((Refreshed) outcome).token();
        assertThat(token.value().value()).isEqualTo("access-2");
        assertThat(token.generation()).isEqualTo(2);
        assertThat(token.expiresAt()).contains(START.plus(Duration.ofHours(1)));
        assertThat(accounts.pooled(id).token()).contains(token);
        assertThat(accounts.store().changesSince(position).changed()).hasSize(1);
        assertThat(account().lastRefreshStatus()).isEqualTo(LastRefresh.SUCCESS);
        assertThat(account().lastRefreshTime()).contains(START);
        assertThat(account().expiresAt()).contains(START.plus(Duration.ofHours(1)));
        assertThat(heard).containsExactly(outcome);
    }

    @Test
    void goesOnWithTheRotatedTokenAfterARestart() throws Exception {
        refresher.refresh(id, 1);

        accounts.close();
        start();

        assertThat(refresher.refresh(id, 2)).isInstanceOf(Refreshed.class);
        assertThat(lastSent()).isEqualTo("refresh-2");
    }

    @Test
    void keepsTheRefreshTokenWhenNoOtherComes() throws Exception {
        idp.answers(200, "{\"accessToken\":\"access-x\",\"expiresIn\":60}");

        refresher.refresh(id, 1);
        refresher.refresh(id, 2);

        assertThat(lastSent()).isEqualTo("refresh-1");
        assertThat(accounts.pooled(id).generation()).isEqualTo(3);
    }

    @Test
    void makesOneCallOfTwentyAtOnce() throws Exception {
        var answered = new CountDownLatch(1);
        idp.answers(exchange -> {
            await(answered);
            idp.rotate(exchange);
        });
        var outcomes = new ArrayList<Future<RefreshOutcome>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                outcomes.add(threads.submit(refreshing()));
            }
            answered.countDown();
            for (var outcome : outcomes) {
                assertThat(tokenOf(outcome.get()).value().value()).isEqualTo("access-2");
            }
        }

        assertThat(idp.requests()).hasSize(1);
    }

    @Test
    void answersALateCallerWithTheTokenThatIsThere() throws Exception {
        refresher.refresh(id, 1);

        assertThat(refresher.refresh(id, 1)).isInstanceOf(AlreadyFresh.class);
        assertThat(idp.requests()).hasSize(1);
    }

    @Test
    void doesNotTakeAnExpiredTokenForFresh() throws Exception {
        refresher.refresh(id, 1);
        accounts.clock.advance(Duration.ofHours(2));

        assertThat(refresher.refresh(id, 1)).isInstanceOf(Refreshed.class);
    }

    @Test
    void finishesAnAttemptThatItsCallerNoLongerWaitsFor() throws Exception {
        var arrived = new CountDownLatch(1);
        var answered = new CountDownLatch(1);
        idp.answers(exchange -> {
            arrived.countDown();
            await(answered);
            idp.rotate(exchange);
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var impatient = threads.submit(refreshing());
            arrived.await();
            impatient.cancel(true);

            var patient = threads.submit(refreshing());
            answered.countDown();

            assertThat(tokenOf(patient.get()).value().value()).isEqualTo("access-2");
        }
        assertThat(idp.requests()).hasSize(1);
    }

    @Test
    void finishesAnAttemptBeforeItCloses() throws Exception {
        var arrived = new CountDownLatch(1);
        idp.answers(exchange -> {
            arrived.countDown();
            idp.rotate(exchange);
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var outcome = threads.submit(refreshing());
            arrived.await();
            accounts.close();

            assertThat(outcome.get()).isInstanceOf(Refreshed.class);
        }
        start();
        assertThat(accounts.pooled(id).generation()).isEqualTo(2);
    }

    @Test
    void namesWhatIsMissingAndStoresNothing() throws Exception {
        var bare =
                accounts.store()
                        .create(
                                new NewAccount(
                                        Optional.empty(),
                                        "",
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        true,
                                        NewAccount.DEFAULT_REGION,
                                        Optional.empty()));

        assertThat(refresher.refresh(bare.id(), 1))
                .isEqualTo(new Missing(List.of("clientId", "clientSecret", "refreshToken")));
        assertThat(accounts.store().find(bare.id())).contains(bare);
        assertThat(refresher.refresh("nobody", 1)).isEqualTo(new NoSuchAccount());
        assertThat(idp.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "invalid_grant, REAUTH_REQUIRED",
        "expired_token, REAUTH_REQUIRED",
        "invalid_client, CREDENTIALS_INVALID",
        "unauthorized_client, CREDENTIALS_INVALID",
        "invalid_request, CREDENTIALS_INVALID"
    })
    void namesTheStateOfRefusedCredentialsAndKeepsThem(String error, AccountReason reason)
            throws Exception {
        idp.answers(400, "{\"error\":\"" + error + "\"}");

        assertThat(refresher.refresh(id, 1)).isEqualTo(new Refused(reason, error));

        assertThat(account().status().reason()).isEqualTo(reason);
        assertThat(account().enabled()).isFalse();
        assertThat(account().lastRefreshStatus()).isEqualTo(LastRefresh.FAILED);
        assertThat(account().hasRefreshToken()).isTrue();
        assertThat(accounts.pooled(id).token().orElseThrow().value().value()).isEqualTo("access-1");
    }

    @Test
    void blamesTheRegistrationWhenItHasExpired() throws Exception {
        accounts.jdbc()
                .sql("update accounts set registration_expires_at = ?")
                .param(START.toEpochMilli())
                .update();
        idp.answers(401, "{\"error\":\"invalid_client\"}");

        refresher.refresh(id, 1);

        assertThat(account().status().reason()).isEqualTo(AccountReason.REGISTRATION_EXPIRED);
    }

    @Test
    void judgesNobodyByAnUnknownError() throws Exception {
        idp.answers(403, "{\"__type\":\"AccessDeniedElsewhere\"}");

        assertThat(refresher.refresh(id, 1)).isInstanceOf(Unavailable.class);
        assertThat(account().enabled()).isTrue();
    }

    @Test
    void readsTheRowAgainBeforeItJudgesARefusedToken() throws Exception {
        idp.answers(exchange -> {
            accounts.store().update(id, secrets(KEEP, KEEP, SecretEdit.of("access-new")));
            FakeOidc.invalidGrant(exchange);
        });

        var outcome = refresher.refresh(id, 1);

        assertThat(tokenOf(outcome).value().value()).isEqualTo("access-new");
        assertThat(account().status().state()).isEqualTo(AccountState.READY);
        idp.rotates();
        assertThat(refresher.refresh(id, 2)).isInstanceOf(Refreshed.class);
    }

    @Test
    void storesNewTokensOnTopOfAnEditThatLeftTheRefreshTokenAlone() throws Exception {
        idp.answers(exchange -> {
            accounts.store().update(id, secrets(KEEP, KEEP, SecretEdit.of("access-new")));
            idp.rotate(exchange);
        });

        assertThat(tokenOf(refresher.refresh(id, 1)).generation()).isEqualTo(3);
        idp.rotates();
        assertThat(refresher.refresh(id, 3)).isInstanceOf(Refreshed.class);
        assertThat(lastSent()).isEqualTo("refresh-2");
    }

    @Test
    void neverOverwritesARefreshTokenThatAPersonHasEntered() throws Exception {
        idp.answers(exchange -> {
            accounts.store().update(id, secrets(KEEP, SecretEdit.of("theirs"), KEEP));
            idp.rotate(exchange);
        });

        refresher.refresh(id, 1);
        idp.answers(400, "{\"error\":\"slow_down\"}");
        refresher.refresh(id, 2);

        assertThat(lastSent()).isEqualTo("theirs");
    }

    @Test
    void keepsTheClaimWhenAPersonEntersTheSameTokenAgain() throws Exception {
        var others = new AtomicReference<RefreshOutcome>();
        var other = protocol(accounts.bean(GrantStore.class), RefreshProbe.NONE);
        idp.answers(exchange -> {
            accounts.store().update(id, secrets(KEEP, SecretEdit.of("refresh-1"), KEEP));
            others.set(attempt(other));
            idp.rotate(exchange);
        });

        assertThat(tokenOf(refresher.refresh(id, 1)).generation()).isEqualTo(3);
        assertThat(others.get()).isInstanceOf(Unavailable.class);
        assertThat(idp.requests()).hasSize(1);
    }

    @Test
    void losesNothingWhenTheAccountIsDeletedMeanwhile() throws Exception {
        idp.answers(exchange -> {
            accounts.store().delete(id);
            idp.rotate(exchange);
        });

        assertThat(refresher.refresh(id, 1)).isEqualTo(new NoSuchAccount());
    }

    @Test
    void pausesAfterALostAnswerAndSaysThatItIsInDoubt() throws Exception {
        idp.losesAnAnswer();

        assertThat(refresher.refresh(id, 1)).isInstanceOf(InDoubt.class);
        assertThat(account().status().state()).isEqualTo(AccountState.REFRESH_IN_DOUBT);
        assertThat(account().enabled()).isTrue();
        assertThat(accounts.pooled(id).token()).isPresent();

        accounts.clock.advance(Duration.ofSeconds(59));
        assertThat(refresher.refresh(id, 1)).isInstanceOf(InDoubt.class);
        assertThat(idp.requests()).hasSize(1);
    }

    @Test
    void triesTheSameTokenAgainAfterThePauseAndRecovers() throws Exception {
        idp.answers(503, "");
        refresher.refresh(id, 1);
        idp.rotates();
        accounts.clock.advance(Duration.ofMinutes(1));

        assertThat(refresher.refresh(id, 1)).isInstanceOf(Refreshed.class);
        assertThat(account().status().state()).isEqualTo(AccountState.READY);
        assertThat(lastSent()).isEqualTo("refresh-1");
    }

    @Test
    void pausesLongerWithEachDoubtfulAttempt() throws Exception {
        idp.answers(503, "");
        refresher.refresh(id, 1);
        accounts.clock.advance(Duration.ofMinutes(1));
        refresher.refresh(id, 1);
        accounts.clock.advance(Duration.ofMinutes(1));
        refresher.refresh(id, 1);

        assertThat(idp.requests()).hasSize(2);
    }

    @Test
    void callsItInterruptedWhenTheLostAnswerHadSpentTheToken() throws Exception {
        idp.losesAnAnswer();
        refresher.refresh(id, 1);
        idp.rotates();
        accounts.clock.advance(Duration.ofMinutes(1));

        assertThat(refresher.refresh(id, 1))
                .isEqualTo(
                        new Refused(
                                AccountReason.REFRESH_INTERRUPTED,
                                "Invalid refresh token provided"));
    }

    @Test
    void isNotInDoubtWhenNothingWasSent() throws Exception {
        idp.close();

        assertThat(refresher.refresh(id, 1)).isInstanceOf(Unavailable.class);
        assertThat(account().status().state()).isEqualTo(AccountState.READY);
    }

    @Test
    void triesAgainAtOnceWhenAPersonBringsANewToken() throws Exception {
        idp.answers(503, "");
        refresher.refresh(id, 1);
        accounts.store().update(id, secrets(KEEP, SecretEdit.of("theirs"), KEEP));
        assertThat(account().status().state()).isEqualTo(AccountState.READY);

        refresher.refresh(id, 2);

        assertThat(lastSent()).isEqualTo("theirs");
    }

    @Test
    void keepsOthersAwayFromTheClaimOfADeadProcessForAMinute() throws Exception {
        crash(RefreshPoint.CLAIMED);
        var impatient = protocol(accounts.bean(GrantStore.class), RefreshProbe.NONE);

        assertThat(impatient.attempt(id, 1)).isInstanceOf(Unavailable.class);
        accounts.clock.advance(Duration.ofSeconds(59));
        assertThat(impatient.attempt(id, 1)).isInstanceOf(Unavailable.class);
        assertThat(idp.requests()).isEmpty();
    }

    @Test
    void recoversFromADeathBeforeTheCall() throws Exception {
        crash(RefreshPoint.CLAIMED);
        awaitHandover();

        assertThat(refresher.refresh(id, 1)).isInstanceOf(Refreshed.class);
        assertThat(account().status().state()).isEqualTo(AccountState.READY);
    }

    @Test
    void namesADeathBetweenAnswerAndStoreAndKeepsTheAccessToken() throws Exception {
        crash(RefreshPoint.ANSWERED);
        awaitHandover();

        refresher.refresh(id, 1);

        assertThat(account().status().reason()).isEqualTo(AccountReason.REFRESH_INTERRUPTED);
        assertThat(accounts.pooled(id).token().orElseThrow().value().value()).isEqualTo("access-1");
    }

    @Test
    void hasTheTokenAfterADeathOnceItWasStored() throws Exception {
        crash(RefreshPoint.PERSISTED);

        var outcome = refresher.refresh(id, 1);

        assertThat(tokenOf(outcome).value().value()).isEqualTo("access-2");
        assertThat(idp.requests()).hasSize(1);
    }

    @Test
    void doesNotLoseTheNewTokensWhileTheStoreIsAway() throws Exception {
        var store = new FailingGrantStore(accounts.bean(GrantStore.class), 5);
        var protocol = protocol(store, RefreshProbe.NONE);

        assertThat(protocol.attempt(id, 1)).isInstanceOf(Refreshed.class);

        assertThat(store.failuresLeft()).isZero();
        assertThat(idp.requests()).hasSize(1);
        assertThat(accounts.pooled(id).generation()).isEqualTo(2);
    }

    @Test
    void doesNotUseAClaimThatItHasHeldForTooLong() throws Exception {
        var grants = accounts.bean(GrantStore.class);
        var slow =
                protocol(
                        grants,
                        (point, _) -> {
                            if (point == RefreshPoint.CLAIMED) {
                                takeOver();
                            }
                        });

        var outcome = slow.attempt(id, 1);

        assertThat(tokenOf(outcome).value().value()).isEqualTo("access-2");
        assertThat(account().status().state()).isEqualTo(AccountState.READY);
        assertThat(idp.requests()).hasSize(1);
    }

    @Test
    void startsOverWhenNobodyElseHasUsedTheTime() throws Exception {
        var delays = new AtomicInteger(2);
        var slow =
                protocol(
                        accounts.bean(GrantStore.class),
                        (point, _) -> {
                            if (point == RefreshPoint.CLAIMED && delays.getAndDecrement() > 0) {
                                accounts.clock.advance(Duration.ofSeconds(30));
                            }
                        });

        assertThat(slow.attempt(id, 1)).isInstanceOf(Refreshed.class);
        assertThat(idp.requests()).hasSize(1);
    }

    @Test
    void leavesAHolderThatCouldNotReachTheStoreTimeToStoreWhatItGot() throws Exception {
        var grants = accounts.bean(GrantStore.class);
        var late = new AtomicReference<RefreshOutcome>();
        var store =
                new FailingGrantStore(grants, 1) {
                    @Override
                    void failed() {
                        accounts.clock.advance(Duration.ofMinutes(2));
                        late.set(refreshed());
                    }
                };

        var outcome = protocol(store, RefreshProbe.NONE).attempt(id, 1);

        assertThat(late.get()).isInstanceOf(InDoubt.class);
        assertThat(tokenOf(outcome).value().value()).isEqualTo("access-2");
        assertThat(idp.requests()).hasSize(1);
        assertThat(account().status().state()).isEqualTo(AccountState.READY);
    }

    @Test
    void storesNewTokensEvenWhenInterrupted() throws Exception {
        var store = new FailingGrantStore(accounts.bean(GrantStore.class), 3);
        var protocol =
                protocol(
                        store,
                        (point, _) -> {
                            if (point == RefreshPoint.NOT_PERSISTED) {
                                Thread.currentThread().interrupt();
                            }
                        });

        assertThat(protocol.attempt(id, 1)).isInstanceOf(Refreshed.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(accounts.pooled(id).generation()).isEqualTo(2);
    }

    @Test
    void doesNotUseATokenFromAnotherRow() throws Exception {
        var other = accounts.store().create(someAccount());
        accounts.jdbc()
                .sql(
                        "update accounts set refreshToken = (select refreshToken from accounts"
                                + " where id = :other) where id = :id")
                .param("other", other.id())
                .param("id", id)
                .update();

        assertThat(refresher.refresh(id, 1)).isInstanceOf(Unavailable.class);
        assertThat(idp.requests()).isEmpty();
    }

    private void start() {
        accounts =
                RunningAccounts.with(
                        RunningAccounts.settings(
                                directory, Optional.empty(), Optional.of(idp.endpoint())),
                        (_, outcome, _) -> heard.add(outcome));
        refresher = accounts.bean(TokenRefresher.class);
    }

    /** Another holder finds the claim expired and refreshes; the first was about to call. */
    private void takeOver() {
        awaitHandover();
        assertThat(refreshed()).isInstanceOf(Refreshed.class);
    }

    /** Time goes by until what an attempt may have left behind can be tried again. */
    private void awaitHandover() {
        accounts.clock.advance(Duration.ofMinutes(1));
        assertThat(refreshed()).isInstanceOf(InDoubt.class);
        accounts.clock.advance(Duration.ofSeconds(30));
    }

    private RefreshOutcome refreshed() {
        try {
            return refresher.refresh(id, 1);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void crash(RefreshPoint point) {
        var doomed = protocol(accounts.bean(GrantStore.class), Crash.at(point));

        assertThatThrownBy(() -> doomed.attempt(id, 1)).isInstanceOf(Crash.class);
    }

    private RefreshProtocol protocol(GrantStore grants, RefreshProbe probe) {
        var hasty = new Backoff(Duration.ofMillis(1), Duration.ofMillis(1));
        var usual = RefreshTimings.usual();
        var timings =
                new RefreshTimings(
                        usual.claim(),
                        usual.handover(),
                        Duration.ZERO,
                        usual.unreachable(),
                        usual.doubt(),
                        hasty);
        return new RefreshProtocol(
                grants, accounts.bean(Oidc.class), accounts.clock, timings, probe);
    }

    private RefreshOutcome attempt(RefreshProtocol protocol) {
        try {
            return protocol.attempt(id, 2);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Callable<RefreshOutcome> refreshing() {
        return () -> refresher.refresh(id, 1);
    }

    private String lastSent() {
        return idp.requests().getLast().path("refreshToken").asString();
    }

    private Account account() {
        return accounts.store().find(id).orElseThrow();
    }

    private static AccessToken tokenOf(RefreshOutcome outcome) {
        return switch (outcome) {
            case Refreshed(var token) -> token;
            case AlreadyFresh(var token) -> token;
            case Refused _, InDoubt _, Unavailable _, Missing _, NoSuchAccount _ ->
                    throw new AssertionError("No token: " + outcome);
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
