package io.qgateway.console;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What came of trying an account, on the wire.
 *
 * @param reason one word for a failure
 * @param detail a sentence about it
 */
record TrialJson(
        boolean ok,
        @Nullable String reason,
        @Nullable String detail,
        @Nullable String model,
        @Nullable String answer,
        @JsonProperty("first_event_ms") @Nullable Long firstEventMillis,
        @JsonProperty("duration_ms") long durationMillis) {

    static TrialJson of(TrialResult.Passed passed) {
        return new TrialJson(
                true,
                null,
                null,
                passed.model(),
                passed.answer(),
                passed.firstEvent().toMillis(),
                passed.whole().toMillis());
    }

    static TrialJson of(TrialResult.Failed failed) {
        return new TrialJson(
                false,
                failed.reason(),
                failed.detail(),
                null,
                null,
                null,
                failed.whole().toMillis());
    }
}
