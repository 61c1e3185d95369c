package io.qgateway.simulator.script;

import java.util.List;

/** Guesses tokens from characters, the way a simulated model may. */
public final class Estimate {

    private static final int CHARACTERS_PER_TOKEN = 4;

    private Estimate() {}

    /** The tokens of so many characters, rounded up. */
    public static long tokens(long characters) {
        return Math.ceilDiv(characters, CHARACTERS_PER_TOKEN);
    }

    /** The tokens that a model would have had to write for these steps. */
    public static long tokens(List<Step> steps) {
        return tokens(steps.stream().mapToLong(Estimate::characters).sum());
    }

    private static long characters(Step step) {
        return switch (step) {
            case Step.Text(var text) -> text.length();
            case Step.TornText(var text) -> text.length();
            case Step.Thinking(var text) -> text.length();
            case Step.ToolCall call -> call.fragments().stream().mapToLong(String::length).sum();
            case Step.Chunks run -> (long) run.count() * run.size();
            case Step.Opening _,
                    Step.ThinkingSignature _,
                    Step.RedactedThinking _,
                    Step.Metadata _,
                    Step.ContextUsage _,
                    Step.Metering _,
                    Step.OtherEvent _,
                    Step.Wait _ ->
                    0;
        };
    }
}
