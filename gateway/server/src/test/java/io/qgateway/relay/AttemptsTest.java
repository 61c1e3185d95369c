package io.qgateway.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.conversation.UpstreamException;
import io.qgateway.conversation.UpstreamException.Kind;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often a request is tried, and when its client is asked to come back. */
class AttemptsTest {

    private static final String MODEL = "claude-sonnet-4.5";

    private final RetryBudget budget = new RetryBudget();
    private long nanos;
    private final ModelBackoff backoff = new ModelBackoff(() -> nanos, new Random(1));

    @Test
    void whatAnAccountIsToBlameForIsTriedOnManyOthers() {
        var attempts = attempts();

        for (int i = 0; i < 19; i++) {
            attempts.begin();
            assertThat(attempts.another(Kind.SUSPENDED)).contains(Duration.ZERO);
        }
        attempts.begin();
        assertThat(attempts.another(Kind.SUSPENDED)).isEmpty();
    }

    @Test
    void whatBreaksIsTriedTwiceMore() {
        var attempts = attempts();

        assertThat(attempts.another(Kind.UNAVAILABLE)).isPresent();
        assertThat(attempts.another(Kind.CORRUPT)).isPresent();
        assertThat(attempts.another(Kind.UNAVAILABLE)).isEmpty();
    }

    @Test
    void anUpstreamInTroubleGetsATenthMoreWork() {
        int retries = 0;

        for (int request = 0; request < 1000; request++) {
            if (attempts().another(Kind.UNAVAILABLE).isPresent()) {
                retries++;
            }
        }

        assertThat(retries).isBetween(100, 121);
    }

    @Test
    void oneRequestAtATimeFindsOutWhetherAModelHasCapacityAgain() {
        var first = attempts();
        var pause = first.another(Kind.MODEL_OVERLOADED).orElseThrow();

        assertThat(pause).isBetween(Duration.ofMillis(750), Duration.ofMillis(1250));
        assertThat(attempts().another(Kind.MODEL_OVERLOADED)).isEmpty();
        assertThat(backoff.left(MODEL)).contains(pause);

        nanos += pause.toNanos();
        assertThat(first.another(Kind.MODEL_OVERLOADED)).as("not a second time").isEmpty();
        assertThat(backoff.left(MODEL).orElseThrow()).isGreaterThan(Duration.ofMillis(1499));
    }

    @Test
    void aModelThatAnswersIsForgiven() {
        attempts().another(Kind.MODEL_OVERLOADED);

        backoff.answered(MODEL);

        assertThat(backoff.left(MODEL)).isEmpty();
        assertThat(attempts().another(Kind.MODEL_OVERLOADED)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "THROTTLED, PT0S, PT1S",
        "THROTTLED, PT10M, PT1M",
        "THROTTLED, , PT5S",
        "MODEL_OVERLOADED, PT768H, PT20S",
        "UNAVAILABLE, , PT5S",
        "QUOTA_EXHAUSTED, PT5S, PT61S",
        "QUOTA_EXHAUSTED, PT12H, PT12H",
        "ACCOUNT_HELD, PT30M, PT30M",
        "INVALID_REQUEST, PT5S, "
    })
    void clientsAreAskedToComeBackWhenItsWorthIt(Kind kind, Duration known, Duration told) {
        var failure =
                known == null
                        ? new UpstreamException(kind, "no")
                        : new UpstreamException(kind, "no", known);

        assertThat(ComeBack.after(failure).retryAfter()).isEqualTo(Optional.ofNullable(told));
    }

    private Attempts attempts() {
        return new Attempts(budget, backoff, MODEL);
    }
}
