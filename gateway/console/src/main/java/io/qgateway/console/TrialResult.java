package io.qgateway.console;

import java.time.Duration;

/** What came of trying an account. */
public sealed interface TrialResult permits TrialResult.Passed, TrialResult.Failed, NoSuchAccount {

    /**
     * It has begun to answer.
     *
     * @param answer as far as it came
     * @param firstEvent how long it took to begin
     * @param whole how long everything took
     */
    record Passed(String model, String answer, Duration firstEvent, Duration whole)
            implements TrialResult {}

    /**
     * It has not.
     *
     * @param reason one word for it
     * @param detail a sentence, without secrets
     */
    record Failed(String reason, String detail, Duration whole) implements TrialResult {}
}
