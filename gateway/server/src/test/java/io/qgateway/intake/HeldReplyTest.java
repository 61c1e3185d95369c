package io.qgateway.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.conversation.ReplyEvent;
import io.qgateway.conversation.ReplyEvent.Finished;
import io.qgateway.conversation.ReplyEvent.ReasoningDelta;
import io.qgateway.conversation.ReplyEvent.TextDelta;
import io.qgateway.conversation.ReplyEvent.ToolCallStarted;
import io.qgateway.conversation.StopReason;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.conversation.UpstreamException.Kind;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeldReplyTest {

    private static final ReplyEvent THOUGHT = new ReasoningDelta("Hm.");
    private static final ReplyEvent END = new Finished(StopReason.END_TURN);
    private static final Promise A_CALL = new CallPromise(Optional.empty());
    private static final Promise AN_OBJECT = new JsonPromise(AnswerSchema.ANY_OBJECT, false);

    private final EventList client = new EventList();

    @Test
    void holdsWordsBackUntilTheToolIsCalled() throws IOException {
        var words = new TextDelta("I look.");
        var call = new ToolCallStarted("a", "read");
        var reply = held(A_CALL, THOUGHT, words);
        assertThat(client.events()).isEmpty();

        reply.accept(call);

        assertThat(client.events()).containsExactly(THOUGHT, words, call);
        reply.accept(new TextDelta("!"));
        assertThat(client.events()).hasSize(4);
    }

    @Test
    void keepsAnAnswerWithoutTheCallToItself() throws IOException {
        var reply = held(A_CALL, new TextDelta("No "), new TextDelta("way."), END);

        assertThat(client.events()).isEmpty();
        assertThat(reply.objection())
                .contains("You did not call a tool. Do it now, without any other words.");
        assertThat(reply.text()).isEqualTo("No way.");
    }

    @Test
    void anotherToolThanTheNamedOneBreaksThePromise() throws IOException {
        var reply = held(new CallPromise(Optional.of("read")), new ToolCallStarted("a", "write"));

        assertThat(reply.objection()).isPresent();
    }

    @ParameterizedTest
    @EnumSource(
            value = StopReason.class,
            names = {"MAX_TOKENS", "REFUSED", "CONTENT_FILTERED", "CONTEXT_WINDOW_EXCEEDED"})
    void anAnswerThatWasCutOffIsPassedOnForWhatItIs(StopReason reason) throws IOException {
        for (var promise : new Promise[] {A_CALL, AN_OBJECT}) {
            assertThat(held(promise, new TextDelta("{\"a\""), new Finished(reason)).objection())
                    .isEmpty();
        }
        assertThat(client.events()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1}",
                " {\"a\":1}\n",
                "```json\n{\"a\":1}\n```",
                "```\n{\"a\":1}\n```\n",
            })
    void findsTheJson(String answer) throws IOException {
        held(AN_OBJECT, THOUGHT, new TextDelta(answer), END);

        assertThat(client.events()).containsExactly(THOUGHT, new TextDelta("{\"a\":1}"), END);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Paris", "[1]", "{\"a\":1} Done.", "```json\n{\"a\":\n```"})
    void objectsToWhatIsNoObject(String answer) throws IOException {
        assertThat(held(AN_OBJECT, new TextDelta(answer), END).objection()).isPresent();
        assertThat(client.events()).isEmpty();
    }

    @Test
    void whatCallsAToolIsNotTheAnswerYet() throws IOException {
        held(AN_OBJECT, new TextDelta("I look."), new Finished(StopReason.TOOL_USE));

        assertThat(client.events()).hasSize(2);
    }

    @Test
    void afterACallForbiddenTheAnswerIsOfNoUse() throws IOException {
        var call = new ToolCallStarted("a", "read");
        assertThat(held(new NoCallPromise(), THOUGHT, call).objection()).isPresent();
        assertThat(held(new NoCallPromise(), new TextDelta("Hi"), call).objection()).isEmpty();
    }

    @Test
    void aFailureIsToldAtOnce() throws IOException {
        var reply = held(AN_OBJECT, new TextDelta("{"));

        reply.fail(new UpstreamException(Kind.TIMEOUT, "Nothing came."));

        assertThat(client.failure()).isPresent();
        assertThat(reply.objection()).isEmpty();
    }

    private HeldReply held(Promise promise, ReplyEvent... events) throws IOException {
        var reply = new HeldReply(promise, client);
        for (var event : events) {
            reply.accept(event);
        }
        return reply;
    }
}
