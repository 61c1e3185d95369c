package io.qgateway.intake;

import io.qgateway.conversation.ReplyEvent;
import io.qgateway.conversation.StopReason;
import io.qgateway.intake.Judgement.Broken;
import io.qgateway.intake.Judgement.Kept;
import io.qgateway.intake.Judgement.Open;
import java.util.List;
import java.util.Optional;

/**
 * The answer calls a tool.
 *
 * @param tool the one that it calls; any when there is none
 */
record CallPromise(Optional<String> tool) implements Promise {

    @Override
    public Judgement judge(List<ReplyEvent> events) {
        return switch (events.getLast()) {
            case ReplyEvent.ToolCallStarted(_, var name) ->
                    tool.isEmpty() || tool.get().equals(name)
                            ? new Kept(events)
                            : new Broken(objection());
            // Who was cut off or refused to answer can't be made to.
            case ReplyEvent.Finished finished ->
                    finished.reason() == StopReason.END_TURN
                            ? new Broken(objection())
                            : new Kept(events);
            case ReplyEvent.TextDelta _,
                    ReplyEvent.ReasoningDelta _,
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

    private String objection() {
        return "You did not call %s. Do it now, without any other words."
                .formatted(tool.map(name -> "the tool " + name).orElse("a tool"));
    }
}
