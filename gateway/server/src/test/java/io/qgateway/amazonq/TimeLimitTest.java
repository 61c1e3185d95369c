package io.qgateway.amazonq;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TimeLimitTest {

    @Test
    void cutsOffWhatTakesTooLong() throws Exception {
        var cut = new CountDownLatch(1);

        try (var limit = new TimeLimit(Duration.ofMillis(10), cut::countDown)) {
            assertThat(cut.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(limit.isOver()).isTrue();
        }
    }

    @Test
    void leavesAloneWhatIsDone() throws Exception {
        var cut = new CountDownLatch(1);
        var limit = new TimeLimit(Duration.ofMillis(100), cut::countDown);

        limit.close();

        assertThat(cut.await(300, TimeUnit.MILLISECONDS)).isFalse();
        assertThat(limit.isOver()).isFalse();
    }
}
