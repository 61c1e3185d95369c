package io.qgateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.console.LoginResult.Granted;
import io.qgateway.console.LoginResult.TooEarly;
import io.qgateway.console.LoginResult.WrongPassword;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {

    private static final Network HERE = new Network("0a000001");

    private final SettableClock clock = new SettableClock();
    private final LoginThrottle throttle = new LoginThrottle(clock);

    @Test
    void doublesTheWaitUpToFourMinutes() {
        guess(HERE, 5);

        for (long seconds : new long[] {1, 2, 4, 8, 16, 32, 64, 128, 256, 256}) {
            assertThat(attempt(HERE)).isEqualTo(new TooEarly(Duration.ofSeconds(seconds)));
            clock.advance(Duration.ofSeconds(seconds));
            assertThat(attempt(HERE)).isEqualTo(new WrongPassword());
        }
    }

    @Test
    void beginsAnewAfterTheRightPassword() {
        guess(HERE, 4);

        assertThat(throttle.attempt(HERE, () -> new Granted("t"))).isEqualTo(new Granted("t"));

        guess(HERE, 5);
        assertThat(attempt(HERE)).isInstanceOf(TooEarly.class);
    }

    @Test
    void looksAtFiveOfManyGuessesSentAtOnce() {
        var looked = new AtomicInteger();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                threads.execute(() ->
                        throttle.attempt(
                                HERE,
                                () -> {
                                    looked.incrementAndGet();
                                    return new WrongPassword();
                                }));
            }
        }

        assertThat(looked).hasValue(5);
    }

    @Test
    void forgetsThoseQuietLongestInsteadOfGrowing() {
        guess(HERE, 5);
        for (int i = 0; i < 9_999; i++) {
            guess(new Network("other" + i), 1);
        }
        assertThat(attempt(HERE)).isInstanceOf(TooEarly.class);

        for (int i = 0; i < 10_000; i++) {
            guess(new Network("another" + i), 1);
        }

        assertThat(attempt(HERE)).isEqualTo(new WrongPassword());
    }

    private void guess(Network from, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(attempt(from)).isEqualTo(new WrongPassword());
        }
    }

    private LoginResult attempt(Network from) {
        return throttle.attempt(from, WrongPassword::new);
    }
}
