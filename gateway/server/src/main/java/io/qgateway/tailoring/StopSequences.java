package io.qgateway.tailoring;

import io.qgateway.conversation.ReplyEvent;
import io.qgateway.conversation.ReplyEvent.Finished;
import io.qgateway.conversation.ReplyEvent.TextDelta;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Ends an answer before the first stop sequence in its text, wherever the text is cut into deltas.
 * What may be the beginning of one is held back and nothing more. One per answer.
 */
final class StopSequences implements Consumer<ReplyEvent> {

    private final List<SoughtText> sequences;
    private final Consumer<ReplyEvent> next;
    private String held = "";
    private boolean over;

    StopSequences(List<String> sequences, Consumer<ReplyEvent> next) {
        this.sequences = sequences.stream().map(SoughtText::new).toList();
        this.next = next;
    }

    @Override
    public void accept(ReplyEvent event) {
        if (over) {
            return;
        }
        switch (event) {
            case TextDelta delta -> text(delta);
            case ReplyEvent.UsageReported _ -> next.accept(event);
            case ReplyEvent.ReasoningDelta _,
                    ReplyEvent.ReasoningSigned _,
                    ReplyEvent.ReasoningRedacted _,
                    ReplyEvent.ToolCallStarted _,
                    ReplyEvent.ToolInputDelta _,
                    ReplyEvent.ToolCallEnded _,
                    Finished _ -> {
                endText();
                next.accept(event);
            }
        }
    }

    private void text(TextDelta delta) {
        var text = delta.text();
        for (int i = 0; i < text.length(); i++) {
            var ended = endingWith(text.charAt(i));
            if (ended != null) {
                stop(ended, held + text.substring(0, i + 1));
                return;
            }
        }
        pass(delta);
    }

    /** The longest sequence that ends with this character. */
    private @Nullable SoughtText endingWith(char c) {
        SoughtText longest = null;
        for (var sequence : sequences) {
            boolean ends = sequence.endsWith(c);
            if (ends && (longest == null || sequence.length() > longest.length())) {
                longest = sequence;
            }
        }
        return longest;
    }

    private void stop(SoughtText sequence, String upToItsEnd) {
        over = true;
        emit(upToItsEnd.substring(0, upToItsEnd.length() - sequence.length()));
        next.accept(Finished.before(sequence.text()));
    }

    private void pass(TextDelta delta) {
        int beginning = longestBeginning();
        if (held.isEmpty() && beginning == 0) {
            next.accept(delta);
            return;
        }
        var text = held + delta.text();
        int end = text.length() - beginning;
        held = text.substring(end);
        emit(text.substring(0, end));
    }

    private int longestBeginning() {
        int longest = 0;
        for (var sequence : sequences) {
            longest = Math.max(longest, sequence.found());
        }
        return longest;
    }

    private void endText() {
        emit(held);
        held = "";
        sequences.forEach(SoughtText::startAnew);
    }

    private void emit(String text) {
        if (!text.isEmpty()) {
            next.accept(new TextDelta(text));
        }
    }
}
