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
import io.qgateway.tokens.TokenCounter;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenLimitTest {

    private static final Finished END = new Finished(StopReason.END_TURN);
    private static final Finished CUT = new Finished(StopReason.MAX_TOKENS);
    private static final TokenCounter COUNTER = new TokenCounter();

    @Test
    void leavesAnAnswerAloneThatFits() throws UpstreamException {
        var played = played(4, new TextDelta("Hello, "), new TextDelta("world!"), END);

        assertThat(played.events())
                .containsExactly(new TextDelta("Hello, "), new TextDelta("world!"), END);
        assertThat(played.cancelled()).isFalse();
    }

    @Test
    void cutsAfterTheLastTokenAndCancelsTheRest() throws UpstreamException {
        var played = played(3, new TextDelta("Hello,"), new TextDelta(" world! And more."), END);

        assertThat(played.events())
                .containsExactly(new TextDelta("Hello,"), new TextDelta(" world"), CUT);
        assertThat(played.cancelled()).isTrue();
        assertThat(played.meter().usage().output()).isEqualTo(3);
    }

    @Test
    void countsThoughts() throws UpstreamException {
        assertThat(
                        played(2, new ReasoningDelta("Hello, world!"), new TextDelta("Hi"), END)
                                .events())
                .containsExactly(new ReasoningDelta("Hello,"), CUT);
        assertThat(
                        played(4, new ReasoningDelta("Hello, world!"), new TextDelta(" Hi"), END)
                                .events())
                .containsExactly(new ReasoningDelta("Hello, world!"), CUT);
    }

    @Test
    void leavesACallOpenThatDoesNotFit() throws UpstreamException {
        var call = new ToolCallStarted("a", "get");

        assertThat(
                        played(
                                        6,
                                        call,
                                        new ToolInputDelta("{\"a\":"),
                                        new ToolInputDelta("\"much too long a value\"}"),
                                        new ToolCallEnded(),
                                        END)
                                .events())
                .containsExactly(call, new ToolInputDelta("{\"a\":"), CUT);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 1_000, 2_500})
    void cutsALongAnswerCloseToTheLimit(int limit) throws UpstreamException {
        var events = new ArrayList<ReplyEvent>();
        for (int i = 0; i < 5_000; i++) {
            events.add(new TextDelta(i % 10 == 0 ? "naïve 你好 \uD83D\uDE00\n" : "word "));
        }
        events.add(END);

        var played = Played.with(options(limit), events);

        assertThat(played.events()).endsWith(CUT);
        var text = ((TextDelta) played.joined().getFirst()).text();
        assertThat(COUNTER.count(text)).isBetween(limit - limit / 50L, (long) limit);
    }

    private static Played played(int limit, ReplyEvent... upstream) throws UpstreamException {
        return Played.with(options(limit), List.of(upstream));
    }

    private static AnswerOptions options(int limit) {
        var defaults = AnswerOptions.DEFAULTS;
        return new AnswerOptions(
                OptionalInt.of(limit),
                defaults.stopSequences(),
                defaults.toolChoice(),
                true,
                defaults.thinking(),
                defaults.format());
    }
}
