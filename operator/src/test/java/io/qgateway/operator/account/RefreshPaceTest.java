package io.qgateway.operator.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.operator.qaccount.AccountName;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RefreshPaceTest {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final Duration TENTH = Duration.ofMillis(100);
    private static final AccountName A = new AccountName("ai", "a");
    private static final AccountName B = new AccountName("ai", "b");
    private static final AccountName C = new AccountName("ai", "c");

    private final RefreshPace pace = new RefreshPace();

    @Test
    void letsOneBeginEachTenthOfASecond() {
        assertThat(pace.isTurn(A, NOW)).isTrue();
        assertThat(pace.isTurn(B, NOW)).isFalse();
        assertThat(pace.isTurn(C, NOW)).isFalse();

        assertThat(pace.turn(B)).contains(NOW.plus(TENTH));
        assertThat(pace.turn(C)).contains(NOW.plus(TENTH.multipliedBy(2)));
        assertThat(pace.isTurn(C, NOW.plus(TENTH))).isFalse();
        assertThat(pace.isTurn(B, NOW.plus(TENTH))).isTrue();
    }

    @Test
    void keepsATurnUntilItIsTaken() {
        assertThat(pace.isTurn(A, NOW)).isTrue();
        assertThat(pace.isTurn(B, NOW)).isFalse();

        assertThat(pace.isTurn(B, NOW.plusMillis(50))).isFalse();

        assertThat(pace.turn(B)).contains(NOW.plus(TENTH));
        assertThat(pace.isTurn(B, NOW.plusSeconds(60))).isTrue();
        assertThat(pace.turn(B)).isEmpty();
    }

    @Test
    void forgetsWhoNeedsItsTurnNoMore() {
        assertThat(pace.isTurn(A, NOW)).isTrue();
        assertThat(pace.isTurn(B, NOW)).isFalse();

        pace.forget(B);

        assertThat(pace.turn(B)).isEmpty();
    }
}
