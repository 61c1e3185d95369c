package io.qgateway.intake;

import io.qgateway.conversation.ReplyEvent;
import io.qgateway.conversation.ReplyEvent.TextDelta;
import io.qgateway.conversation.StopReason;
import io.qgateway.intake.Judgement.Broken;
import io.qgateway.intake.Judgement.Kept;
import io.qgateway.intake.Judgement.Open;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The answer's text is JSON of some form. Judged when it is whole; an answer that calls tools is
 * not the last one, and one that was cut off is passed on for what it is.
 */
record JsonPromise(AnswerSchema schema, boolean isLenient) implements Promise {

    private static final Pattern FENCED =
            Pattern.compile("\\A```[a-zA-Z]*\\s*\\n(.*)\\n\\s*```\\z", Pattern.DOTALL);

    @Override
    public Judgement judge(List<ReplyEvent> events) {
        if (!(events.getLast() instanceof ReplyEvent.Finished finished)) {
            return new Open();
        }
        if (finished.reason() != StopReason.END_TURN) {
            return new Kept(events);
        }
        var text = text(events);
        var json = unfenced(text);
        var mistakes = schema.mistakes(json);
        if (mistakes.isEmpty()) {
            return new Kept(json.equals(text) ? events : withText(events, json));
        }
        return new Broken(
                "Your answer is not what was asked for: "
                        + String.join("; ", mistakes)
                        + ". Answer again with nothing but the corrected JSON.");
    }

    private static String text(List<ReplyEvent> events) {
        return events.stream()
                .filter(TextDelta.class::isInstance)
                .map(event -> ((TextDelta) event).text())
                .collect(Collectors.joining());
    }

    /** Models like to wrap JSON for people to read. */
    private static String unfenced(String text) {
        var fenced = FENCED.matcher(text.strip());
        return fenced.matches() ? fenced.group(1).strip() : text.strip();
    }

    private static List<ReplyEvent> withText(List<ReplyEvent> events, String json) {
        var replaced = new ArrayList<ReplyEvent>();
        var said = false;
        for (var event : events) {
            if (!(event instanceof TextDelta)) {
                replaced.add(event);
            } else if (!said) {
                replaced.add(new TextDelta(json));
                said = true;
            }
        }
        return replaced;
    }
}
