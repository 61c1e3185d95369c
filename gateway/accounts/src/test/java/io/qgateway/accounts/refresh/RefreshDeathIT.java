package io.qgateway.accounts.refresh;

import static io.qgateway.accounts.RunningAccounts.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.qgateway.accounts.AccountState;
import io.qgateway.accounts.Login;
import io.qgateway.accounts.RunningAccounts;
import io.qgateway.accounts.Secret;
import io.qgateway.accounts.SettableClock;
import io.qgateway.accounts.refresh.RefreshOutcome.Refreshed;
import io.qgateway.parts.ChildJvm;
import io.qgateway.simulator.SimulatedAccount;
import io.qgateway.simulator.Simulator;
import io.qgateway.simulator.SimulatorOptions;
import io.qgateway.simulator.idp.ErrorForm;
import io.qgateway.simulator.idp.IdpSettings;
import io.qgateway.simulator.idp.RotationMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Processes killed in the middle of a refresh, and what the page for operators says of it. */
class RefreshDeathIT {

    private static final Path PAGE = Path.of("../../docs/operations/refresh.md");
    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final Duration GRACE = Duration.ofMinutes(2);
    // Long enough to kill a process that waits for its answer.
    private static final Duration SLOW = Duration.ofSeconds(2);

    @TempDir Path directory;
    private final SettableClock idpClock = new SettableClock(START);
    private final List<Case> cases = new ArrayList<>();

    @AfterEach
    void close() {
        cases.forEach(each -> each.idp().close());
    }

    @ParameterizedTest
    @EnumSource
    void theAccountDoesWhatThePageSays(DeathPoint point) throws Exception {
        var expected = row(point);
        for (var rotation : RotationMode.values()) {
            cases.add(logIn(rotation, point));
        }

        kill(point);

        for (int i = 0; i < cases.size(); i++) {
            assertThat(outcome(cases.get(i), point))
                    .as("%s, %s", point, cases.get(i).rotation())
                    .isEqualTo(expected.get(i));
        }
    }

    @Test
    void thePageKnowsEveryPoint() throws IOException {
        for (var point : DeathPoint.values()) {
            assertThat(row(point)).hasSize(RotationMode.values().length);
        }
    }

    private Case logIn(RotationMode rotation, DeathPoint point) throws IOException {
        var idp = Simulator.start(options(rotation, point));
        var login = idp.createAccount("account");
        var home = Files.createDirectory(directory.resolve(rotation.name()));
        try (var accounts = open(home, idp)) {
            var id = accounts.store().create(RunningAccounts.someAccount()).id();
            accounts.store().logIn(id, login(login));
            return new Case(rotation, idp, login, home, id);
        }
    }

    private void kill(DeathPoint point) throws Exception {
        var arguments = new ArrayList<String>();
        arguments.add(point.name());
        for (var each : cases) {
            arguments.addAll(
                    List.of(each.home().toString(), each.idp().endpoint().toString(), each.id()));
        }
        var process =
                ChildJvm.start(DyingProcess.class, List.of(), arguments.toArray(String[]::new));
        if (point == DeathPoint.SENT) {
            await().atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> cases.stream().allMatch(Case::hasSpentItsToken));
            process.destroyForcibly();
        }
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isEqualTo(137);
    }

    private String outcome(Case killed, DeathPoint point) throws Exception {
        idpClock.advance(Duration.between(idpClock.instant(), START));
        try (var accounts = open(killed.home(), killed.idp())) {
            var id = killed.id();
            assertThat(accounts.pooled(id).servesAt(START)).isTrue();

            pass(accounts, Duration.ofMinutes(1));
            accounts.bean(TokenRefresher.class).refresh(id, 2);
            assertThat(accounts.pooled(id).status().state())
                    .isEqualTo(
                            point == DeathPoint.PERSISTED
                                    ? AccountState.READY
                                    : AccountState.REFRESH_IN_DOUBT);
            assertThat(accounts.pooled(id).servesAt(accounts.clock.instant())).isTrue();

            pass(accounts, Duration.ofSeconds(30));
            accounts.bean(TokenRefresher.class).refresh(id, 2);
            return accounts.pooled(id).status().state() == AccountState.READY
                    ? answers(accounts, id)
                    : interrupted(accounts, id);
        }
    }

    /** With a new token, and a refresh token that is good for another one. */
    private static String answers(RunningAccounts accounts, String id) throws Exception {
        assertThat(accounts.pooled(id).generation()).isEqualTo(3);
        assertThat(accounts.bean(TokenRefresher.class).refresh(id, 3))
                .isInstanceOf(Refreshed.class);
        return "answers";
    }

    /** With the access token it had, as long as that is valid. */
    private static String interrupted(RunningAccounts accounts, String id) {
        var account = accounts.pooled(id);
        assertThat(account.generation()).isEqualTo(2);
        assertThat(account.servesAt(accounts.clock.instant())).isTrue();
        assertThat(account.servesAt(START.plus(LIFETIME))).isFalse();
        assertThat(accounts.store().find(id).orElseThrow().hasRefreshToken()).isTrue();
        return account.status().reason().wireName();
    }

    private void pass(RunningAccounts accounts, Duration time) {
        accounts.clock.advance(time);
        idpClock.advance(time);
    }

    private SimulatorOptions options(RotationMode rotation, DeathPoint point) {
        var usual = SimulatorOptions.defaults();
        return new SimulatorOptions(
                usual.host(),
                usual.port(),
                usual.threads(),
                usual.models(),
                new IdpSettings(
                        rotation,
                        GRACE,
                        LIFETIME,
                        Duration.ofDays(90),
                        Duration.ofSeconds(1),
                        Duration.ofMinutes(10),
                        point == DeathPoint.SENT ? SLOW : Duration.ZERO,
                        ErrorForm.WITH_TYPE_HEADER,
                        idpClock));
    }

    private static RunningAccounts open(Path home, Simulator idp) {
        return RunningAccounts.with(
                RunningAccounts.settings(home, Optional.empty(), Optional.of(idp.endpoint())));
    }

    private static Login login(SimulatedAccount account) {
        return new Login(
                "us-east-1",
                account.clientId(),
                new Secret(account.clientSecret()),
                Optional.empty(),
                new Secret(account.refreshToken()),
                new Secret(account.accessToken()),
                START,
                START.plus(LIFETIME));
    }

    /** The page's outcomes for a point, in the order of the rotation modes. */
    private static List<String> row(DeathPoint point) throws IOException {
        var start = "| `" + point.name() + "` |";
        var row =
                Files.readAllLines(PAGE).stream()
                        .filter(line -> line.startsWith(start))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(PAGE + " has no row " + start));
        var cells = Arrays.stream(row.split("\\|")).map(String::strip).toList();
        return cells.subList(3, cells.size());
    }

    private record Case(
            RotationMode rotation, Simulator idp, SimulatedAccount login, Path home, String id) {

        boolean hasSpentItsToken() {
            return login.counters().refreshes() == 1;
        }
    }
}
