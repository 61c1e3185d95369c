package io.qgateway.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.conversation.AnswerFormat;
import io.qgateway.conversation.AnswerOptions;
import io.qgateway.conversation.ReplyEvent;
import io.qgateway.conversation.ReplyEvent.Finished;
import io.qgateway.conversation.ReplyEvent.TextDelta;
import io.qgateway.conversation.ReplyEvent.ToolCallEnded;
import io.qgateway.conversation.ReplyEvent.ToolCallStarted;
import io.qgateway.conversation.ReplyEvent.ToolInputDelta;
import io.qgateway.conversation.StopReason;
import io.qgateway.conversation.Thinking;
import io.qgateway.conversation.ToolChoice;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CallLimitTest {

    private static final ReplyEvent TEXT = new TextDelta("I look.");
    private static final ReplyEvent CALL = new ToolCallStarted("a", "read");
    private static final ReplyEvent INPUT = new ToolInputDelta("{}");
    private static final ReplyEvent END = new ToolCallEnded();
    private static final ReplyEvent OTHER = new ToolCallStarted("b", "read");
    private static final ReplyEvent FINISHED = new Finished(StopReason.TOOL_USE);

    private final EventList client = new EventList();

    @Test
    void letsAsManyThroughAsTheModelLikes() {
        assertThat(CallLimit.of(AnswerOptions.DEFAULTS, client)).isSameAs(client);
    }

    @Test
    void cutsTheSecondCallAndWhatFollowsIt() throws IOException {
        play(options(new ToolChoice.Auto()), TEXT, CALL, INPUT, END, OTHER, INPUT, END, FINISHED);

        assertThat(client.events()).containsExactly(TEXT, CALL, INPUT, END, FINISHED);
    }

    @Test
    void anAnswerThatMayCallNothingEndsBeforeItsCall() throws IOException {
        play(options(new ToolChoice.None()), TEXT, CALL, INPUT, END, TEXT, FINISHED);

        assertThat(client.events()).containsExactly(TEXT, new Finished(StopReason.END_TURN));
    }

    private void play(AnswerOptions options, ReplyEvent... events) throws IOException {
        var limit = CallLimit.of(options, client);
        for (var event : events) {
            limit.accept(event);
        }
    }

    private static AnswerOptions options(ToolChoice choice) {
        return new AnswerOptions(
                OptionalInt.empty(),
                List.of(),
                choice,
                false,
                new Thinking.Off(),
                new AnswerFormat.PlainText());
    }
}
