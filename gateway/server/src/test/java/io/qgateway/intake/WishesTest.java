package io.qgateway.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.conversation.AnswerFormat;
import io.qgateway.conversation.AnswerOptions;
import io.qgateway.conversation.Conversation;
import io.qgateway.conversation.Text;
import io.qgateway.conversation.Thinking;
import io.qgateway.conversation.Tool;
import io.qgateway.conversation.ToolCall;
import io.qgateway.conversation.ToolChoice;
import io.qgateway.conversation.ToolResult;
import io.qgateway.conversation.Turn;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class WishesTest {

    private static final Tool READ = new Tool("read", "Reads.", "{}");
    private static final Tool WRITE = new Tool("write", "Writes.", "{}");

    @Test
    void whoAsksForNothingIsToldNothing() {
        var conversation = conversation(AnswerOptions.DEFAULTS);

        assertThat(Wishes.toldIn(conversation)).isSameAs(conversation);
    }

    @Test
    void aChoiceOfToolsStandsAtTheEnd() {
        assertThat(lastWords(new ToolChoice.Any()))
                .isEqualTo("Call at least one of your tools in this answer.");
        assertThat(lastWords(new ToolChoice.Named("write")))
                .isEqualTo("Call the tool write in this answer.");
        assertThat(lastWords(new ToolChoice.None())).isEqualTo("Answer without calling a tool.");
    }

    @Test
    void onlyToolsThatMayBeCalledOrWereCalledAreOffered() {
        assertThat(told(new ToolChoice.Any()).tools()).containsExactly(READ, WRITE);
        assertThat(told(new ToolChoice.Named("write")).tools()).containsExactly(READ, WRITE);
        assertThat(told(new ToolChoice.None()).tools()).containsExactly(READ);
    }

    @Test
    void aFormatStandsInThePromptWhereItStaysTheSame() {
        var schema = new AnswerFormat.JsonSchema("a", "{\"type\":\"object\"}", true);

        assertThat(Wishes.toldIn(conversation(options(new Thinking.Off(), schema, true))).system())
                .isEqualTo(
                        """
                        Be brief.

                        Answer with JSON and nothing else: no words around it, no code fence. \
                        It has to match this JSON Schema:
                        {"type":"object"}\
                        """);
    }

    @Test
    void thinkingAndSingleCallsAreAskedForInThePrompt() {
        var options = options(new Thinking.Budget(2_000), new AnswerFormat.PlainText(), false);

        assertThat(Wishes.toldIn(conversation(options)).system())
                .contains(
                        "<max_thinking_length>2000</max_thinking_length>",
                        "between <thinking> and </thinking>, and answer after that.",
                        "Call at most one tool in an answer");
    }

    private static String lastWords(ToolChoice choice) {
        var last = (Turn.User) told(choice).turns().getLast();
        return ((Text) last.content().getLast()).text();
    }

    private static Conversation told(ToolChoice choice) {
        return Wishes.toldIn(conversation(AnswerOptions.DEFAULTS.withToolChoice(choice)));
    }

    private static AnswerOptions options(Thinking thinking, AnswerFormat format, boolean parallel) {
        return new AnswerOptions(
                OptionalInt.empty(), List.of(), new ToolChoice.Auto(), parallel, thinking, format);
    }

    private static Conversation conversation(AnswerOptions options) {
        return new Conversation(
                "m",
                "Be brief.",
                List.of(
                        new Turn.User(List.of(new Text("Look"))),
                        new Turn.Assistant(List.of(new ToolCall("a", "read", "{}"))),
                        new Turn.User(
                                List.of(new ToolResult("a", List.of(new Text("ex")), false)))),
                List.of(READ, WRITE),
                options);
    }
}
