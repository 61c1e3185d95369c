package io.qgateway.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class HealthLedgerTest {

    private final RecordingHealth health = new RecordingHealth();

    // Its own seconds are longer than these tests.
    @AutoClose private final HealthLedger ledger = new HealthLedger(health);

    @Test
    void writesFewAccountsEachSecond() {
        answer(999);

        ledger.tick();

        assertThat(health.outcomes()).hasSize(999);
    }

    @Test
    void writesManyAccountsEveryFifthSecond() {
        answer(1_000);

        ledger.tick();
        assertThat(health.outcomes()).isEmpty();
        IntStream.range(0, 4).forEach(_ -> ledger.tick());

        assertThat(health.outcomes()).hasSize(1_000);
    }

    @Test
    void writesAllOfThemWithTheFirstFailure() {
        answer(1_000);
        ledger.failed(TestAccounts.account("unlucky"));

        ledger.flush();

        assertThat(health.outcomes()).hasSize(1_001);
    }

    private void answer(int accounts) {
        IntStream.range(0, accounts)
                .forEach(number -> ledger.answered(TestAccounts.account("account-" + number)));
    }
}
