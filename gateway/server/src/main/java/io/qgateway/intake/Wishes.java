package io.qgateway.intake;

import io.qgateway.conversation.AnswerFormat;
import io.qgateway.conversation.AnswerOptions;
import io.qgateway.conversation.Conversation;
import io.qgateway.conversation.Text;
import io.qgateway.conversation.Thinking;
import io.qgateway.conversation.Tool;
import io.qgateway.conversation.ToolCall;
import io.qgateway.conversation.ToolChoice;
import io.qgateway.conversation.Turn;
import io.qgateway.conversation.UserContent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells the model in words what the upstream has no parameter for. What a client asks for with each
 * of its requests stands in the prompt, where it changes nothing for the upstream's prompt cache;
 * what it asks for once stands at the end.
 */
final class Wishes {

    private static final int USUAL_THOUGHT = 16_000;

    private Wishes() {}

    static Conversation toldIn(Conversation conversation) {
        var offered = withChosenTools(conversation);
        return withChoice(withPrompt(offered));
    }

    /** The tools that may be called, and those that must be declared because they were. */
    private static Conversation withChosenTools(Conversation conversation) {
        return switch (conversation.options().toolChoice()) {
            case ToolChoice.Auto _, ToolChoice.Any _ -> conversation;
            case ToolChoice.None _ -> offering(conversation, "");
            case ToolChoice.Named(var tool) -> offering(conversation, tool);
        };
    }

    private static Conversation offering(Conversation conversation, String chosen) {
        Set<String> names = new HashSet<>();
        names.add(folded(chosen));
        for (var turn : conversation.turns()) {
            if (turn instanceof Turn.Assistant(var content)) {
                for (var piece : content) {
                    if (piece instanceof ToolCall(_, var name, _)) {
                        names.add(folded(name));
                    }
                }
            }
        }
        List<Tool> offered =
                conversation.tools().stream()
                        .filter(tool -> names.contains(folded(tool.name())))
                        .toList();
        return conversation.withTools(offered);
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static Conversation withPrompt(Conversation conversation) {
        var options = conversation.options();
        var wishes =
                Stream.of(thinking(options), format(options), parallel(conversation))
                        .filter(wish -> !wish.isEmpty())
                        .toList();
        if (wishes.isEmpty()) {
            return conversation;
        }
        var prompt = new ArrayList<String>();
        prompt.add(conversation.system());
        prompt.addAll(wishes);
        prompt.removeIf(String::isBlank);
        return conversation.withSystem(String.join("\n\n", prompt));
    }

    /** The tags are those that models of this family were trained on. */
    private static String thinking(AnswerOptions options) {
        return switch (options.thinking()) {
            case Thinking.UpToTheModel _, Thinking.Off _ -> "";
            case Thinking.Adaptive _ -> thinking(USUAL_THOUGHT);
            case Thinking.Budget(var tokens) -> thinking(tokens);
        };
    }

    private static String thinking(int tokens) {
        return """
        <thinking_mode>enabled</thinking_mode>
        <max_thinking_length>%d</max_thinking_length>
        Think before you answer: begin your answer with your thoughts between <thinking> and \
        </thinking>, and answer after that.\
        """
                .formatted(tokens);
    }

    private static String format(AnswerOptions options) {
        return switch (options.format()) {
            case AnswerFormat.PlainText _ -> "";
            case AnswerFormat.JsonObject _ ->
                    "Answer with one JSON object and nothing else: no words around it, no code fence.";
            case AnswerFormat.JsonSchema(_, var schema, _) ->
                    """
                    Answer with JSON and nothing else: no words around it, no code fence. \
                    It has to match this JSON Schema:
                    """
                            + schema;
        };
    }

    private static String parallel(Conversation conversation) {
        return conversation.options().parallelToolCalls() || conversation.tools().isEmpty()
                ? ""
                : "Call at most one tool in an answer, and wait for its result.";
    }

    private static Conversation withChoice(Conversation conversation) {
        return switch (conversation.options().toolChoice()) {
            case ToolChoice.Auto _ -> conversation;
            case ToolChoice.None _ ->
                    conversation.tools().isEmpty()
                            ? conversation
                            : saying("Answer without calling a tool.", conversation);
            case ToolChoice.Any _ ->
                    saying("Call at least one of your tools in this answer.", conversation);
            case ToolChoice.Named(var tool) ->
                    saying("Call the tool %s in this answer.".formatted(tool), conversation);
        };
    }

    /** The conversation with more words from the user at its end. */
    private static Conversation saying(String words, Conversation conversation) {
        var turns = new ArrayList<>(conversation.turns());
        if (turns.removeLast() instanceof Turn.User(var content)) {
            turns.add(
                    new Turn.User(
                            Stream.concat(content.stream(), Stream.<UserContent>of(new Text(words)))
                                    .toList()));
            return conversation.withTurns(turns);
        }
        throw new IllegalArgumentException("A sound conversation ends with the user");
    }

    /** The conversation after an answer that was not what it should be. */
    static Conversation reminded(Conversation conversation, String answer, String objection) {
        if (answer.isBlank()) {
            return saying(objection, conversation);
        }
        var turns = new ArrayList<>(conversation.turns());
        turns.add(new Turn.Assistant(List.of(new Text(answer))));
        turns.add(new Turn.User(List.of(new Text(objection))));
        return conversation.withTurns(turns);
    }
}
