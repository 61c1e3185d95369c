package io.qgateway.tailoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.conversation.AnswerOptions;
import io.qgateway.conversation.ReplyEvent;
import io.qgateway.conversation.ReplyEvent.Finished;
import io.qgateway.conversation.ReplyEvent.ReasoningDelta;
import io.qgateway.conversation.ReplyEvent.TextDelta;
import io.qgateway.conversation.ReplyEvent.ToolCallEnded;
import io.qgateway.conversation.ReplyEvent.ToolCallStarted;
import io.qgateway.conversation.ReplyEvent.ToolInputDelta;
import io.qgateway.conversation.StopReason;
import io.qgateway.conversation.UpstreamException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class StopSequencesTest {

    private static final Finished END = new Finished(StopReason.END_TURN);

    @Example
    void endsBeforeASequenceAndCancelsTheRest() throws UpstreamException {
        var played = played(List.of("END"), new TextDelta("The END of it"), END);

        assertThat(played.events()).containsExactly(new TextDelta("The "), Finished.before("END"));
        assertThat(played.cancelled()).isTrue();
    }

    @Example
    void findsASequenceAcrossDeltas() throws UpstreamException {
        assertThat(
                        played(
                                        List.of("</answer>"),
                                        new TextDelta("42</an"),
                                        new TextDelta("s"),
                                        new TextDelta("wer>more"),
                                        END)
                                .events())
                .containsExactly(new TextDelta("42"), Finished.before("</answer>"));
    }

    @Example
    void holdsBackOnlyWhatMayBeginASequence() throws UpstreamException {
        assertThat(
                        played(
                                        List.of("\n\nHuman:"),
                                        new TextDelta("One.\n"),
                                        new TextDelta("\nTwo."),
                                        new TextDelta("Three.\n\nHu"),
                                        END)
                                .events())
                .containsExactly(
                        new TextDelta("One."),
                        new TextDelta("\n\nTwo."),
                        new TextDelta("Three."),
                        new TextDelta("\n\nHu"),
                        END);
    }

    @Example
    void passesOnWhatBeginsNone() throws UpstreamException {
        var delta = new TextDelta("plain");

        assertThat(played(List.of("X"), delta, END).events().getFirst()).isSameAs(delta);
    }

    @Example
    void theFirstToBeCompleteEndsTheAnswer() throws UpstreamException {
        assertThat(played(List.of("abcd", "bc"), new TextDelta("xabcd"), END).events())
                .containsExactly(new TextDelta("xa"), Finished.before("bc"));
        assertThat(played(List.of("bc", "abc"), new TextDelta("xabc"), END).events())
                .containsExactly(new TextDelta("x"), Finished.before("abc"));
    }

    @Example
    void looksNeitherIntoThoughtsNorIntoCallsNorAcrossThem() throws UpstreamException {
        assertThat(
                        played(
                                        List.of("STOP"),
                                        new ReasoningDelta("STOP"),
                                        new TextDelta("ST"),
                                        new ToolCallStarted("a", "STOP"),
                                        new ToolInputDelta("{\"STOP\":1}"),
                                        new ToolCallEnded(),
                                        new TextDelta("OP"),
                                        END)
                                .events())
                .containsExactly(
                        new ReasoningDelta("STOP"),
                        new TextDelta("ST"),
                        new ToolCallStarted("a", "STOP"),
                        new ToolInputDelta("{\"STOP\":1}"),
                        new ToolCallEnded(),
                        new TextDelta("OP"),
                        END);
    }

    @Example
    void isNotReadyWithTextThatIsHeldBack() throws UpstreamException {
        var options = options(List.of("END"));
        var upstream = new Played.Upstream(List.of(new TextDelta("EN")));
        try (var reply = Tailor.fit(upstream, options, Played.meter(options))) {
            assertThat(reply.ready()).isFalse();
        }
    }

    /** Few letters, so that sequences overlap themselves and each other. */
    @Property(tries = 2_000)
    void isTheSameHoweverTheTextIsCut(
            @ForAll("texts") String text,
            @ForAll("sequences") List<String> sequences,
            @ForAll("cuts") List<Integer> cuts)
            throws UpstreamException {
        var whole = played(sequences, deltas(text, List.of()));
        var cut = played(sequences, deltas(text, cuts));

        assertThat(cut.joined()).isEqualTo(whole.joined()).isEqualTo(expected(text, sequences));
    }

    /** What a plain search finds. */
    private static List<ReplyEvent> expected(String text, List<String> sequences) {
        for (int end = 1; end <= text.length(); end++) {
            var found =
                    sequences.stream()
                            .filter(text.substring(0, end)::endsWith)
                            .max((a, b) -> a.length() - b.length());
            if (found.isPresent()) {
                var before = text.substring(0, end - found.get().length());
                return withText(before, Finished.before(found.get()));
            }
        }
        return withText(text, END);
    }

    private static List<ReplyEvent> withText(String text, Finished finished) {
        return text.isEmpty() ? List.of(finished) : List.of(new TextDelta(text), finished);
    }

    private static ReplyEvent[] deltas(String text, List<Integer> cuts) {
        var events = new ArrayList<ReplyEvent>();
        int from = 0;
        for (int length : cuts) {
            int to = Math.min(text.length(), from + length);
            if (to > from) {
                events.add(new TextDelta(text.substring(from, to)));
            }
            from = to;
        }
        if (from < text.length()) {
            events.add(new TextDelta(text.substring(from)));
        }
        events.add(END);
        return events.toArray(ReplyEvent[]::new);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("ab").ofMaxLength(30);
    }

    @Provide
    Arbitrary<List<String>> sequences() {
        return Arbitraries.strings()
                .withChars("ab")
                .ofMinLength(2)
                .ofMaxLength(6)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
    }

    @Provide
    Arbitrary<List<Integer>> cuts() {
        return Arbitraries.integers().between(1, 4).list().ofMaxSize(12);
    }

    private static Played played(List<String> sequences, ReplyEvent... upstream)
            throws UpstreamException {
        return Played.with(options(sequences), upstream);
    }

    private static AnswerOptions options(List<String> sequences) {
        var defaults = AnswerOptions.DEFAULTS;
        return new AnswerOptions(
                defaults.maxTokens(),
                sequences,
                defaults.toolChoice(),
                true,
                defaults.thinking(),
                defaults.format());
    }
}
