package io.qgateway.intake;

import io.qgateway.conversation.ReplyEvent;
import io.qgateway.intake.Judgement.Broken;
import io.qgateway.intake.Judgement.Kept;
import io.qgateway.intake.Judgement.Open;
import java.util.List;

/**
 * The answer calls no tool, although the upstream has to be told of some that were called before.
 * An answer that says something and calls a tool afterwards is cut before the call, see {@link
 * CallLimit}.
 */
record NoCallPromise() implements Promise {

    @Override
    public Judgement judge(List<ReplyEvent> events) {
        return switch (events.getLast()) {
            case ReplyEvent.TextDelta _, ReplyEvent.Finished _ -> new Kept(events);
            case ReplyEvent.ToolCallStarted _ ->
                    new Broken("You may not call a tool now. Answer in words.");
            case ReplyEvent.ReasoningDelta _,
                    ReplyEvent.ReasoningSigned _,
                    ReplyEvent.ReasoningRedacted _,
                    ReplyEvent.ToolInputDelta _,
                    ReplyEvent.ToolCallEnded _,
                    ReplyEvent.UsageReported _ ->
                    new Open();
        };
    }

    @Override
    public boolean isLenient() {
        return false;
    }
}
