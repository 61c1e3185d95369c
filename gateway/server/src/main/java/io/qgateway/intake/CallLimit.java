package io.qgateway.intake;

import io.qgateway.conversation.AnswerOptions;
import io.qgateway.conversation.ReplyEvent;
import io.qgateway.conversation.ReplySink;
import io.qgateway.conversation.StopReason;
import io.qgateway.conversation.ToolChoice;
import java.io.IOException;

/**
 * Ends an answer where it begins to call more tools than its client allows. The model calls the
 * others again once it has the first one's result.
 */
final class CallLimit extends PassingSink {

    private final int most;
    private int calls;

    private CallLimit(int most, ReplySink client) {
        super(client);
        this.most = most;
    }

    static ReplySink of(AnswerOptions options, ReplySink client) {
        return switch (options.toolChoice()) {
            case ToolChoice.None _ -> new CallLimit(0, client);
            case ToolChoice.Auto _, ToolChoice.Any _, ToolChoice.Named _ ->
                    options.parallelToolCalls() ? client : new CallLimit(1, client);
        };
    }

    @Override
    public void accept(ReplyEvent event) throws IOException {
        switch (event) {
            case ReplyEvent.ToolCallStarted _ -> {
                calls++;
                passWithin(event);
            }
            case ReplyEvent.Finished finished -> client().accept(end(finished));
            case ReplyEvent.UsageReported _ -> client().accept(event);
            case ReplyEvent.TextDelta _,
                    ReplyEvent.ReasoningDelta _,
                    ReplyEvent.ReasoningSigned _,
                    ReplyEvent.ReasoningRedacted _,
                    ReplyEvent.ToolInputDelta _,
                    ReplyEvent.ToolCallEnded _ ->
                    passWithin(event);
        }
    }

    @Override
    public boolean startAgain() {
        calls = 0;
        return super.startAgain();
    }

    private void passWithin(ReplyEvent event) throws IOException {
        if (calls <= most) {
            client().accept(event);
        }
    }

    private ReplyEvent end(ReplyEvent.Finished finished) {
        return calls > 0 && most == 0 ? new ReplyEvent.Finished(StopReason.END_TURN) : finished;
    }
}
