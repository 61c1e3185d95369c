package io.qgateway.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.conversation.Conversation;
import io.qgateway.conversation.Text;
import io.qgateway.conversation.ToolResult;
import io.qgateway.conversation.Turn;
import io.qgateway.tokens.TokenCounter;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PromptSizeTest {

    private final TokenCounter counter = new TokenCounter();

    @Test
    void saysHowManyTokensThereAreAndHowManyMayBe() {
        var prompt = "One more word. ".repeat(1_000);

        assertThat(objection(1_000, user(prompt)))
                .isEqualTo(
                        "prompt is too long: %d tokens > 1000 maximum"
                                .formatted(counter.count(prompt)));
    }

    @Test
    void aPromptThatFitsIsNoReasonToObject() {
        var prompt = "One more word. ".repeat(1_000);

        assertThat(objection(counter.count(prompt), user(prompt))).isEmpty();
    }

    @Test
    void aModelThatNobodyKnowsHasNoWindow() {
        var size = new PromptSize(counter, _ -> OptionalLong.empty());

        assertThat(size.objection(conversation(user("Hi")))).isEmpty();
    }

    @Test
    void knowsTheUpstreamsOtherLimits() {
        assertThat(objection(1_000_000, user("a b ".repeat(150_001))))
                .isEqualTo(
                        "prompt is too long: 600004 characters in the system prompt and the first"
                                + " message > 600000 maximum");
        assertThat(objection(1_000_000, user("Hi"), user("a b ".repeat(150_001))))
                .isEqualTo("prompt is too long: 600004 characters in one message > 600000 maximum");
        var result = new ToolResult("a", List.of(new Text("a b ".repeat(200_001))), false);
        assertThat(objection(1_000_000, new Turn.User(List.of(result))))
                .isEqualTo(
                        "prompt is too long: 800004 characters in one tool result > 800000 maximum");
        var turns = Collections.nCopies(10_002, user("Hi")).toArray(Turn[]::new);
        assertThat(objection(1_000_000, turns))
                .isEqualTo("prompt is too long: 10001 messages > 10000 maximum");
    }

    private String objection(long window, Turn... turns) {
        return new PromptSize(counter, _ -> OptionalLong.of(window))
                .objection(conversation(turns))
                .map(objection -> String.valueOf(objection.getMessage()))
                .orElse("");
    }

    private static Conversation conversation(Turn... turns) {
        return new Conversation("m", "", List.of(turns), List.of());
    }

    private static Turn user(String text) {
        return new Turn.User(List.of(new Text(text)));
    }
}
