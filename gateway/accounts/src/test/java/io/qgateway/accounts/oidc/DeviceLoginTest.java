package io.qgateway.accounts.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.accounts.Login;
import io.qgateway.accounts.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeviceLoginTest {

    private static final Instant START = Instant.parse("2026-11-24T09:30:00Z");
    private static final Instant REGISTRATION_END = START.plus(Duration.ofDays(90));
    private static final URI PAGE = URI.create("https://device.sso.us-east-1.amazonaws.com/");

    private final Registration registration =
            new Registration(
                    "us-east-1",
                    "client-1",
                    new Secret("client-secret-1"),
                    Optional.of(REGISTRATION_END));
    private final DeviceLogin login =
            DeviceLogin.begun(
                    registration,
                    new DeviceAuthorization(
                            new Secret("device-1"),
                            "ABCD-EFGH",
                            PAGE,
                            PAGE,
                            Duration.ofMinutes(10),
                            Duration.ofSeconds(5)),
                    START);

    @Test
    void waitsForTheIntervalBeforeItAsks() {
        assertThat(login.dueAt(START.plusSeconds(4))).isFalse();
        assertThat(login.dueAt(START.plusSeconds(5))).isTrue();
    }

    @Test
    void asksAgainAfterTheInterval() {
        var now = START.plusSeconds(7);

        var next = waiting(login.heard(new LoginAnswer.Pending(), now));

        assertThat(next.dueAt(now.plusSeconds(4))).isFalse();
        assertThat(next.dueAt(now.plusSeconds(5))).isTrue();
    }

    @Test
    void asksFiveSecondsMoreSlowlyEachTimeItIsTold() {
        var once = waiting(login.heard(new LoginAnswer.SlowDown(), START));
        var twice = waiting(once.heard(new OidcFailure.Throttled("later"), START));
        var thrice = waiting(twice.heard(new LoginAnswer.Pending(), START));

        assertThat(once.nextAskAt()).isEqualTo(START.plusSeconds(10));
        assertThat(twice.nextAskAt()).isEqualTo(START.plusSeconds(15));
        assertThat(thrice.nextAskAt()).isEqualTo(START.plusSeconds(15));
    }

    @Test
    void asksHalfAsOftenAfterALostAnswerButOnceAMinute() {
        var lost = new OidcFailure.InDoubt("no answer");
        var next = waiting(login.heard(lost, START));
        assertThat(next.interval()).isEqualTo(Duration.ofSeconds(10));

        for (int i = 0; i < 10; i++) {
            next = waiting(next.heard(new OidcFailure.Unreachable("no connection"), START));
        }
        assertThat(next.interval()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void asksNoMoreOnceItHasExpired() {
        var end = START.plus(Duration.ofMinutes(10));

        assertThat(login.expiredAt(end.minusMillis(1))).isFalse();
        assertThat(login.expiredAt(end)).isTrue();
        assertThat(login.dueAt(end)).isFalse();
    }

    @Test
    void bringsAllThatAnAccountTakes() {
        var now = START.plusSeconds(30);
        var tokens =
                new Granted(
                        new Secret("access-1"),
                        Optional.of(new Secret("refresh-1")),
                        Duration.ofHours(1));

        assertThat(login.heard(tokens, now))
                .isEqualTo(
                        new LoginStep.LoggedIn(
                                new Login(
                                        "us-east-1",
                                        "client-1",
                                        new Secret("client-secret-1"),
                                        Optional.of(REGISTRATION_END),
                                        new Secret("refresh-1"),
                                        new Secret("access-1"),
                                        now,
                                        now.plus(Duration.ofHours(1)))));
    }

    @Test
    void isNoLoginWithoutARefreshToken() {
        var tokens = new Granted(new Secret("access-1"), Optional.empty(), Duration.ofHours(1));

        assertThat(login.heard(tokens, START)).isInstanceOf(LoginStep.Failed.class);
    }

    @Test
    void endsWithTheIdentityProvidersWord() {
        assertThat(login.heard(new LoginAnswer.Denied(), START)).isEqualTo(new LoginStep.Denied());
        assertThat(login.heard(new LoginAnswer.Expired(), START))
                .isEqualTo(new LoginStep.Expired());
        assertThat(
                        login.heard(
                                new OidcFailure.Refused(OidcError.INVALID_CLIENT, "unknown client"),
                                START))
                .isEqualTo(new LoginStep.Failed("unknown client"));
    }

    @Test
    void showsNoSecret() {
        assertThat(login.toString()).doesNotContain("device-1", "client-secret-1");
    }

    private static DeviceLogin waiting(LoginStep step) {
        return ((LoginStep.Waiting) step).login();
    }
}
