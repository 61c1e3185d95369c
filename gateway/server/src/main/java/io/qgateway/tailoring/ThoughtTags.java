package io.qgateway.tailoring;

import io.qgateway.conversation.ReplyEvent;
import io.qgateway.conversation.ReplyEvent.ReasoningDelta;
import io.qgateway.conversation.ReplyEvent.TextDelta;
import java.util.function.Consumer;

/**
 * Makes a thought of what a model writes in {@code <thinking>} tags at the very beginning of its
 * answer, for models that were asked to think so. The same tag anywhere else, or after a thought
 * that came as one, is text like any other. What may be a tag is held back and nothing more. One
 * per answer.
 */
final class ThoughtTags implements Consumer<ReplyEvent> {

    private static final String OPENING = "<thinking>";
    private static final String CLOSING = "</thinking>";

    /** Where in the answer we are. */
    private enum Place {
        BEGINNING,
        THOUGHT,
        /** Between the thought and the text there may be blank lines, which belong to neither. */
        AFTER_THOUGHT,
        TEXT
    }

    private final Consumer<ReplyEvent> next;
    private final SoughtText closing = new SoughtText(CLOSING);
    private Place place = Place.BEGINNING;
    private String held = "";

    ThoughtTags(Consumer<ReplyEvent> next) {
        this.next = next;
    }

    @Override
    public void accept(ReplyEvent event) {
        switch (event) {
            case TextDelta delta -> text(delta);
            case ReplyEvent.UsageReported _ -> next.accept(event);
            case ReasoningDelta _,
                    ReplyEvent.ReasoningSigned _,
                    ReplyEvent.ReasoningRedacted _,
                    ReplyEvent.ToolCallStarted _,
                    ReplyEvent.ToolInputDelta _,
                    ReplyEvent.ToolCallEnded _,
                    ReplyEvent.Finished _ -> {
                leave();
                next.accept(event);
            }
        }
    }

    private void text(TextDelta delta) {
        switch (place) {
            case BEGINNING -> beginning(held + delta.text());
            case THOUGHT -> thought(delta.text());
            case AFTER_THOUGHT -> afterThought(delta.text());
            case TEXT -> next.accept(delta);
        }
    }

    private void beginning(String text) {
        int start = text.length() - text.stripLeading().length();
        if (text.startsWith(OPENING, start)) {
            place = Place.THOUGHT;
            held = "";
            thought(text.substring(start + OPENING.length()));
        } else if (OPENING.startsWith(text.substring(start))) {
            held = text;
        } else {
            place = Place.TEXT;
            held = "";
            next.accept(new TextDelta(text));
        }
    }

    private void thought(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (closing.endsWith(text.charAt(i))) {
                var upToTheTag = held + text.substring(0, i + 1);
                held = "";
                think(upToTheTag.substring(0, upToTheTag.length() - CLOSING.length()));
                place = Place.AFTER_THOUGHT;
                afterThought(text.substring(i + 1));
                return;
            }
        }
        var all = held + text;
        int end = all.length() - closing.found();
        held = all.substring(end);
        think(all.substring(0, end));
    }

    private void afterThought(String text) {
        var rest = text.stripLeading();
        if (!rest.isEmpty()) {
            place = Place.TEXT;
            next.accept(new TextDelta(rest));
        }
    }

    /** Something that is no text comes: whatever was held is what it looked like so far. */
    private void leave() {
        if (!held.isEmpty()) {
            next.accept(place == Place.THOUGHT ? new ReasoningDelta(held) : new TextDelta(held));
            held = "";
        }
        place = Place.TEXT;
    }

    private void think(String text) {
        if (!text.isEmpty()) {
            next.accept(new ReasoningDelta(text));
        }
    }
}
