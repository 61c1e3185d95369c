package io.qgateway.tailoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.conversation.AnswerOptions;
import io.qgateway.conversation.ReplyEvent;
import io.qgateway.conversation.ReplyEvent.Finished;
import io.qgateway.conversation.ReplyEvent.ReasoningDelta;
import io.qgateway.conversation.ReplyEvent.ReasoningSigned;
import io.qgateway.conversation.ReplyEvent.TextDelta;
import io.qgateway.conversation.ReplyEvent.ToolCallStarted;
import io.qgateway.conversation.StopReason;
import io.qgateway.conversation.Thinking;
import io.qgateway.conversation.UpstreamException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThoughtTagsTest {

    private static final Finished END = new Finished(StopReason.END_TURN);
    private static final AnswerOptions THINKING = thinking(new Thinking.Adaptive(Optional.empty()));

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of("<thinking>Hm.</thinking>\n\nHi <b>", "Hm.", "Hi <b>"),
                Arguments.of(
                        "\n <thinking>a < b, </think>, ok</thinking>Hi",
                        "a < b, </think>, ok",
                        "Hi"),
                Arguments.of("<thinking></thinking> ", "", ""),
                Arguments.of("<thinking>never closed </thin", "never closed </thin", ""),
                Arguments.of(
                        "<thinking>1</thinking><thinking>2</thinking>",
                        "1",
                        "<thinking>2</thinking>"),
                Arguments.of("1 < 2", "", "1 < 2"),
                Arguments.of(" <think", "", " <think"),
                Arguments.of("<thinkings>x</thinkings>", "", "<thinkings>x</thinkings>"),
                Arguments.of("Use <thinking>x</thinking>.", "", "Use <thinking>x</thinking>."),
                Arguments.of("</thinking>", "", "</thinking>"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void tellsThoughtsFromTextWhereverTheyAreCut(String answer, String thought, String text)
            throws UpstreamException {
        for (int cut = 0; cut <= answer.length(); cut++) {
            for (int second = cut; second <= answer.length(); second++) {
                var deltas =
                        deltas(
                                answer.substring(0, cut),
                                answer.substring(cut, second),
                                answer.substring(second));

                assertThat(Played.with(THINKING, deltas).joined())
                        .isEqualTo(expected(thought, text));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("answers")
    void doesTheSameOneCharacterAtATime(String answer, String thought, String text)
            throws UpstreamException {
        var deltas = deltas(answer.split(""));

        assertThat(Played.with(THINKING, deltas).joined()).isEqualTo(expected(thought, text));
    }

    @Test
    void holdsBackOnlyWhatMayBeATag() throws UpstreamException {
        assertThat(
                        Played.with(
                                        THINKING,
                                        deltas("<thinking>One <", "b", "> two</th", "is>", "three"))
                                .events())
                .containsExactly(
                        new ReasoningDelta("One "),
                        new ReasoningDelta("<b"),
                        new ReasoningDelta("> two"),
                        new ReasoningDelta("</this>"),
                        new ReasoningDelta("three"),
                        END);
    }

    @Test
    void leavesTagsAloneAfterAThoughtThatCameAsOne() throws UpstreamException {
        var text = new TextDelta("<thinking>x</thinking>");

        assertThat(
                        Played.with(
                                        THINKING,
                                        new ReasoningDelta("Hm."),
                                        new ReasoningSigned("c2ln"),
                                        text,
                                        END)
                                .events())
                .containsExactly(new ReasoningDelta("Hm."), new ReasoningSigned("c2ln"), text, END);
    }

    @Test
    void aCallEndsWhatWasHeldBack() throws UpstreamException {
        var call = new ToolCallStarted("a", "n");

        assertThat(Played.with(THINKING, new TextDelta("<think"), call, END).events())
                .containsExactly(new TextDelta("<think"), call, END);
        assertThat(Played.with(THINKING, new TextDelta("<thinking>x</"), call, END).events())
                .containsExactly(new ReasoningDelta("x"), new ReasoningDelta("</"), call, END);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void leavesTagsAloneWhereNobodyAskedForThoughts(boolean off) throws UpstreamException {
        var thinking = off ? new Thinking.Off() : new Thinking.UpToTheModel();
        var text = new TextDelta("<thinking>x</thinking>");

        assertThat(Played.with(thinking(thinking), text, END).events()).containsExactly(text, END);
    }

    private static List<ReplyEvent> expected(String thought, String text) {
        var events = new ArrayList<ReplyEvent>();
        if (!thought.isEmpty()) {
            events.add(new ReasoningDelta(thought));
        }
        if (!text.isEmpty()) {
            events.add(new TextDelta(text));
        }
        events.add(END);
        return events;
    }

    private static List<ReplyEvent> deltas(String... pieces) {
        var events = new ArrayList<ReplyEvent>();
        Stream.of(pieces)
                .filter(piece -> !piece.isEmpty())
                .map(TextDelta::new)
                .forEach(events::add);
        events.add(END);
        return events;
    }

    private static AnswerOptions thinking(Thinking thinking) {
        var defaults = AnswerOptions.DEFAULTS;
        return new AnswerOptions(
                defaults.maxTokens(),
                defaults.stopSequences(),
                defaults.toolChoice(),
                true,
                thinking,
                defaults.format());
    }
}
