package io.qgateway.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.conversation.Conversation;
import io.qgateway.conversation.Image;
import io.qgateway.conversation.Text;
import io.qgateway.conversation.Tool;
import io.qgateway.conversation.ToolCall;
import io.qgateway.conversation.ToolResult;
import io.qgateway.conversation.Turn;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenCounterTest {

    private final TokenCounter counter = new TokenCounter();

    @Test
    void countsByCl100k() {
        assertThat(counter.count("")).isZero();
        assertThat(counter.count("Hello, world!")).isEqualTo(4);
    }

    @Test
    void takesASpecialTokenForText() {
        assertThat(counter.count("<|endoftext|>")).isGreaterThan(1);
    }

    @Test
    void countsEveryPartOfAConversation() {
        var image = new Image(Image.Format.PNG, "iVBORw0KGgo=");
        var result = new ToolResult("call_1", List.of(new Text("Hello, world!"), image), false);
        var conversation =
                new Conversation(
                        "m",
                        "Hello, world!",
                        List.of(
                                new Turn.User(List.of(new Text("Hello, world!"), image)),
                                new Turn.Assistant(
                                        List.of(
                                                new Text("Hello, world!"),
                                                new ToolCall("call_1", "Hello", "{}"))),
                                new Turn.User(List.of(result))),
                        List.of(new Tool("Hello", "Hello, world!", "{}")));

        var fiveTexts = 5 * 4;
        var twoNamesWithObjects = 2 * (counter.count("Hello") + counter.count("{}"));
        assertThat(counter.count(conversation))
                .isEqualTo(fiveTexts + twoNamesWithObjects + 2 * TokenCounter.IMAGE);
    }
}
