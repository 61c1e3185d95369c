package io.qgateway.tailoring;

import io.qgateway.conversation.ReplyEvent;
import io.qgateway.conversation.ReplyEvent.Finished;
import io.qgateway.conversation.ReplyEvent.ReasoningDelta;
import io.qgateway.conversation.ReplyEvent.TextDelta;
import io.qgateway.conversation.ReplyEvent.ToolInputDelta;
import io.qgateway.conversation.StopReason;
import io.qgateway.tokens.UsageMeter;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Ends an answer where it would have more tokens than the client allows. A call that does not fit
 * stays open: part of its input is no input. One per answer.
 */
final class TokenLimit implements Consumer<ReplyEvent> {

    private final int limit;
    private final UsageMeter meter;
    private final Consumer<ReplyEvent> next;
    private boolean over;

    /**
     * @param meter has counted what went on to {@code next}
     */
    TokenLimit(int limit, UsageMeter meter, Consumer<ReplyEvent> next) {
        this.limit = limit;
        this.meter = meter;
        this.next = next;
    }

    @Override
    public void accept(ReplyEvent event) {
        if (over) {
            return;
        }
        switch (event) {
            case TextDelta(var text) -> text(event, text, TextDelta::new);
            case ReasoningDelta(var text) -> text(event, text, ReasoningDelta::new);
            case ToolInputDelta(var json) -> input(event, json);
            case ReplyEvent.ReasoningSigned _,
                    ReplyEvent.ReasoningRedacted _,
                    ReplyEvent.ToolCallStarted _,
                    ReplyEvent.ToolCallEnded _,
                    ReplyEvent.UsageReported _,
                    Finished _ ->
                    next.accept(event);
        }
    }

    private void text(ReplyEvent event, String text, Function<String, ReplyEvent> delta) {
        int fitting = meter.fitting(text, limit);
        if (fitting == text.length()) {
            next.accept(event);
            return;
        }
        if (fitting > 0) {
            next.accept(delta.apply(text.substring(0, fitting)));
        }
        end();
    }

    private void input(ReplyEvent event, String json) {
        if (meter.fitting(json, limit) == json.length()) {
            next.accept(event);
        } else {
            end();
        }
    }

    private void end() {
        over = true;
        next.accept(new Finished(StopReason.MAX_TOKENS));
    }
}
