package io.qgateway.tailoring;

import io.qgateway.conversation.AnswerOptions;
import io.qgateway.conversation.ReplyEvent;
import io.qgateway.conversation.ReplyStream;
import io.qgateway.tokens.UsageMeter;
import java.util.function.Consumer;

/** Fits answers to what their clients asked for. */
public final class Tailor {

    private Tailor() {}

    /**
     * The answer as the client wants it. What is not asked for costs nothing.
     *
     * @param meter is fed with it, event by event as they are taken
     */
    public static ReplyStream fit(ReplyStream upstream, AnswerOptions options, UsageMeter meter) {
        boolean asked =
                options.thinking().isAskedFor()
                        || !options.stopSequences().isEmpty()
                        || options.maxTokens().isPresent();
        return asked
                ? new TailoredReply(upstream, out -> steps(options, meter, out))
                : new MeteredReply(upstream, meter);
    }

    /** Last comes what is counted, first what a thought is: no stop sequence ends one. */
    private static Consumer<ReplyEvent> steps(
            AnswerOptions options, UsageMeter meter, Consumer<ReplyEvent> out) {
        Consumer<ReplyEvent> steps =
                event -> {
                    meter.accept(event);
                    out.accept(event);
                };
        if (options.maxTokens().isPresent()) {
            steps = new TokenLimit(options.maxTokens().getAsInt(), meter, steps);
        }
        if (!options.stopSequences().isEmpty()) {
            steps = new StopSequences(options.stopSequences(), steps);
        }
        return options.thinking().isAskedFor() ? new ThoughtTags(steps) : steps;
    }
}
