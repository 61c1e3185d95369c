package io.qgateway.relay;

import io.qgateway.conversation.UpstreamException.Kind;
import java.time.Duration;
import java.util.Optional;

/**
 * How often one request is tried. What its accounts are to blame for costs the client nothing as
 * long as there are others; what breaks without a cause is tried twice more and within the budget
 * of all requests; a model without capacity once more, after a pause. One per request.
 */
final class Attempts {

    /** No pool is so bad that a client should wait longer for its one good account. */
    private static final int MOST = 20;

    private static final int MOST_WITHOUT_MODEL = 10;
    private static final int MOST_BROKEN = 2;

    private final RetryBudget budget;
    private final ModelBackoff backoff;
    private final String model;
    private int made;
    private int broken;
    private int withoutModel;
    private boolean waitedForCapacity;

    Attempts(RetryBudget budget, ModelBackoff backoff, String model) {
        this.budget = budget;
        this.backoff = backoff;
        this.model = model;
        budget.earn();
    }

    /** One more is being made. */
    void begin() {
        made++;
    }

    /**
     * Whether another attempt is worth it after a failure.
     *
     * @return how long to wait before; absent when it is not
     */
    Optional<Duration> another(Kind failure) {
        if (made >= MOST) {
            return Optional.empty();
        }
        return switch (failure) {
            case BEARER_INVALID,
                    THROTTLED,
                    ACCOUNT_HELD,
                    QUOTA_EXHAUSTED,
                    SUSPENDED,
                    NOT_ENTITLED ->
                    Optional.of(Duration.ZERO);
            case MODEL_NOT_FOUND -> atOnce(++withoutModel < MOST_WITHOUT_MODEL);
            case UNAVAILABLE, CORRUPT -> atOnce(++broken <= MOST_BROKEN && budget.spend());
            case MODEL_OVERLOADED -> afterAPause();
            // A timeout has used up the client's patience.
            case TIMEOUT, INVALID_REQUEST, PROMPT_TOO_LONG, CANCELLED, NO_ACCOUNT ->
                    Optional.empty();
        };
    }

    private static Optional<Duration> atOnce(boolean worthIt) {
        return worthIt ? Optional.of(Duration.ZERO) : Optional.empty();
    }

    private Optional<Duration> afterAPause() {
        var pause = backoff.overloaded(model);
        if (pause.isEmpty() || waitedForCapacity || !budget.spend()) {
            return Optional.empty();
        }
        waitedForCapacity = true;
        return pause;
    }
}
