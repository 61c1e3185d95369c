package io.qgateway.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PooledAccountTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:30:00Z");

    @Test
    void servesWhileItOnlyCools() {
        assertThat(account(AccountReason.COOLING, Optional.empty()).servesAt(NOW)).isTrue();
    }

    @Test
    void servesOnInDoubtUntilItsTokenExpires() {
        var account = account(AccountReason.REFRESH_IN_DOUBT, Optional.empty());

        assertThat(account.servesAt(NOW)).isTrue();
        assertThat(account.servesAt(NOW.plus(Duration.ofMinutes(5)))).isFalse();
    }

    @Test
    void servesAgainWhenAHoldIsOver() {
        var end = NOW.plusSeconds(60);
        var account = account(AccountReason.ACCOUNT_HELD, Optional.of(end));

        assertThat(account.servesAt(end.minusMillis(1))).isFalse();
        assertThat(account.servesAt(end)).isTrue();
    }

    @Test
    void neverServesWhenSuspended() {
        assertThat(account(AccountReason.ACCOUNT_SUSPENDED, Optional.empty()).servesAt(NOW))
                .isFalse();
    }

    private static PooledAccount account(AccountReason reason, Optional<Instant> until) {
        var token =
                new AccessToken(
                        new Secret("token"), NOW, Optional.of(NOW.plus(Duration.ofMinutes(5))), 1);
        return new PooledAccount(
                "a",
                Optional.empty(),
                NewAccount.DEFAULT_REGION,
                Optional.empty(),
                true,
                NOW,
                Optional.of(token),
                1,
                true,
                "database",
                100,
                OptionalInt.empty(),
                1,
                new AccountStatus(reason, until),
                0);
    }
}
