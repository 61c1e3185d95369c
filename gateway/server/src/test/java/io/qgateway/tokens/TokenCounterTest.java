package io.qgateway.tokens;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.conversation.Conversation;
import io.qgateway.conversation.Document;
import io.qgateway.conversation.Image;
import io.qgateway.conversation.Reasoning;
import io.qgateway.conversation.RedactedReasoning;
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
    void findsWhereSoManyTokensEnd() {
        assertThat(counter.prefix("Hello, world!", 0)).isZero();
        assertThat(counter.prefix("Hello, world!", 2)).isEqualTo("Hello,".length());
        assertThat(counter.prefix("Hello, world!", 4)).isEqualTo("Hello, world!".length());
        assertThat(counter.prefix("Hello, world!", 9)).isEqualTo("Hello, world!".length());
    }

    @Test
    void endsInsideNoCharacter() {
        var text = "\uD83D\uDC80\uD83E\uDDFF\u9F98";

        for (int tokens = 0; tokens <= counter.count(text); tokens++) {
            int end = counter.prefix(text, tokens);
            var prefix = text.substring(0, end);
            assertThat(prefix).isEqualTo(new String(prefix.getBytes(UTF_8), UTF_8));
            assertThat(counter.count(prefix)).isLessThanOrEqualTo(tokens);
        }
    }

    @Test
    void countsEveryPartOfAConversation() {
        var image = new Image(Image.Format.PNG, "iVBORw0KGgo=");
        var document = new Document("Hello", "Hello, world!");
        var result =
                new ToolResult(
                        "call_1", List.of(new Text("Hello, world!"), image, document), false);
        var conversation =
                new Conversation(
                        "m",
                        "Hello, world!",
                        List.of(
                                new Turn.User(List.of(new Text("Hello, world!"), image, document)),
                                new Turn.Assistant(
                                        List.of(
                                                new Reasoning("Hello, world!", "c2ln"),
                                                new Reasoning("Not sent.", ""),
                                                new RedactedReasoning("x".repeat(50)),
                                                new Text("Hello, world!"),
                                                new ToolCall("call_1", "Hello", "{}"))),
                                new Turn.User(List.of(result))),
                        List.of(new Tool("Hello", "Hello, world!", "{}")));

        var eightTexts = 8 * 4;
        var fourNames = 4 * counter.count("Hello");
        var twoObjects = 2 * counter.count("{}");
        var redacted = 10;
        assertThat(counter.count(conversation))
                .isEqualTo(eightTexts + fourNames + twoObjects + redacted + 2 * TokenCounter.IMAGE);
    }
}
