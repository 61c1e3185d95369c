package io.qgateway.tokens;

import io.qgateway.conversation.Conversation;
import io.qgateway.conversation.ReplyEvent;
import io.qgateway.conversation.Usage;
import java.util.Optional;

/**
 * What an answer costs: the upstream's own numbers when it gives some, an estimate otherwise. One
 * per answer, fed by one thread; only {@link #input()} may be asked by another one meanwhile.
 */
public final class UsageMeter implements Bill {

    private static final long NOT_COUNTED = -1;

    private final TokenCounter counter;
    private final Conversation conversation;
    private final InputFactor factor;
    private OutputCount output;
    private volatile long estimatedInput = NOT_COUNTED;
    private volatile Optional<Usage> reported = Optional.empty();

    /** For a client that sees the numbers as they are. */
    public UsageMeter(TokenCounter counter, Conversation conversation) {
        this(counter, conversation, InputFactor.ONE);
    }

    /**
     * @param factor what the client's input tokens are multiplied by; the numbers here are not
     */
    public UsageMeter(TokenCounter counter, Conversation conversation, InputFactor factor) {
        this.counter = counter;
        this.conversation = conversation;
        this.factor = factor;
        this.output = new OutputCount(counter);
    }

    /** Takes the next event of the answer. */
    public void accept(ReplyEvent event) {
        switch (event) {
            case ReplyEvent.TextDelta(var text) -> output.add(text);
            case ReplyEvent.ReasoningDelta(var text) -> output.add(text);
            case ReplyEvent.ToolCallStarted(_, var name) -> output.add(name);
            case ReplyEvent.ToolInputDelta(var json) -> output.add(json);
            case ReplyEvent.UsageReported(var usage) -> reported = Optional.of(usage);
            case ReplyEvent.ReasoningSigned _,
                    ReplyEvent.ReasoningRedacted _,
                    ReplyEvent.ToolCallEnded _,
                    ReplyEvent.Finished _ -> {}
        }
    }

    /**
     * How many characters of the answer's next delta fit before it has more tokens than a limit.
     */
    public int fitting(String delta, long limit) {
        return output.fitting(delta, limit);
    }

    /** Forgets an answer that nobody gets: another one comes. */
    public void startAgain() {
        output = new OutputCount(counter);
        reported = Optional.empty();
    }

    /** The usage so far; final when the answer is whole. */
    public Usage usage() {
        return reported.orElseGet(() -> Usage.of(estimatedInput(), output.total()));
    }

    /** The prompt tokens outside of any cache, without looking at the output. */
    public long input() {
        return reported.map(Usage::input).orElseGet(this::estimatedInput);
    }

    /** Whose numbers these are, so far. */
    public UsageSource source() {
        return reported.isPresent() ? UsageSource.UPSTREAM : UsageSource.ESTIMATE;
    }

    @Override
    public Cost cost() {
        return new Cost(usage(), source());
    }

    @Override
    public InputFactor factor() {
        return factor;
    }

    /** Counting a long prompt takes milliseconds, so it is done at most once and only if needed. */
    private long estimatedInput() {
        if (estimatedInput == NOT_COUNTED) {
            estimatedInput = counter.count(conversation);
        }
        return estimatedInput;
    }
}
