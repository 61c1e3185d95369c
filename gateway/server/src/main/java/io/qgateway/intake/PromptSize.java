package io.qgateway.intake;

import io.qgateway.conversation.AssistantContent;
import io.qgateway.conversation.Conversation;
import io.qgateway.conversation.Document;
import io.qgateway.conversation.Image;
import io.qgateway.conversation.Reasoning;
import io.qgateway.conversation.RedactedReasoning;
import io.qgateway.conversation.Text;
import io.qgateway.conversation.ToolCall;
import io.qgateway.conversation.ToolResult;
import io.qgateway.conversation.ToolResultContent;
import io.qgateway.conversation.Turn;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.conversation.UpstreamException.Kind;
import io.qgateway.conversation.UserContent;
import io.qgateway.tokens.TokenCounter;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Whether a prompt is too long, told before it costs anything and in the words on which clients
 * compact their conversations. Counting tokens takes milliseconds, so that it is left out where the
 * number of characters shows that there is room.
 */
final class PromptSize {

    /** Most text has three to four. What has fewer is counted by the upstream. */
    private static final int CHARACTERS_PER_TOKEN = 2;

    private static final int LONGEST_HISTORY = 10_000;
    private static final int LONGEST_MESSAGE = 600_000;
    private static final int LONGEST_RESULT = 800_000;

    private final TokenCounter counter;
    private final Function<String, OptionalLong> windows;

    /**
     * @param windows how many tokens a prompt for a model may have, where that is known
     */
    PromptSize(TokenCounter counter, Function<String, OptionalLong> windows) {
        this.counter = counter;
        this.windows = windows;
    }

    /** Why a conversation can't be sent; empty when it can. */
    Optional<UpstreamException> objection(Conversation conversation) {
        return tooManyTokens(conversation).or(() -> tooLargeAPart(conversation));
    }

    private Optional<UpstreamException> tooManyTokens(Conversation conversation) {
        var window = windows.apply(conversation.model());
        if (window.isEmpty()
                || characters(conversation) <= CHARACTERS_PER_TOKEN * window.getAsLong()) {
            return Optional.empty();
        }
        return tooLong(counter.count(conversation), "tokens", window.getAsLong());
    }

    private static Optional<UpstreamException> tooLargeAPart(Conversation conversation) {
        var turns = conversation.turns();
        return tooLong(turns.size() - 1L, "messages", LONGEST_HISTORY)
                .or(() ->
                        tooLong(
                                conversation.system().length() + text(turns.getFirst()),
                                "characters in the system prompt and the first message",
                                LONGEST_MESSAGE))
                .or(() ->
                        tooLong(
                                turns.stream().mapToLong(PromptSize::text).max().orElse(0),
                                "characters in one message",
                                LONGEST_MESSAGE))
                .or(() ->
                        tooLong(
                                turns.stream().mapToLong(PromptSize::longestResult).max().orElse(0),
                                "characters in one tool result",
                                LONGEST_RESULT));
    }

    private static Optional<UpstreamException> tooLong(long size, String what, long limit) {
        return size <= limit
                ? Optional.empty()
                : Optional.of(
                        new UpstreamException(
                                Kind.PROMPT_TOO_LONG,
                                "prompt is too long: %d %s > %d maximum"
                                        .formatted(size, what, limit)));
    }

    private static long characters(Conversation conversation) {
        return conversation.system().length()
                + conversation.tools().stream()
                        .mapToLong(
                                tool -> tool.description().length() + tool.inputSchema().length())
                        .sum()
                + conversation.turns().stream().mapToLong(turn -> text(turn) + results(turn)).sum();
    }

    /** What becomes the text of a message. */
    private static long text(Turn turn) {
        return switch (turn) {
            case Turn.User(var content) -> content.stream().mapToLong(PromptSize::text).sum();
            case Turn.Assistant(var content) -> content.stream().mapToLong(PromptSize::text).sum();
        };
    }

    private static long text(UserContent piece) {
        return switch (piece) {
            case Text(var text) -> text.length();
            case Document(var title, var text) -> title.length() + text.length();
            case Image _, ToolResult _ -> 0;
        };
    }

    private static long text(AssistantContent piece) {
        return switch (piece) {
            case Text(var text) -> text.length();
            case ToolCall call -> call.input().length();
            case Reasoning(var text, _) -> text.length();
            case RedactedReasoning _ -> 0;
        };
    }

    private static long results(Turn turn) {
        return turn instanceof Turn.User(var content)
                ? content.stream().mapToLong(PromptSize::result).sum()
                : 0;
    }

    private static long longestResult(Turn turn) {
        return turn instanceof Turn.User(var content)
                ? content.stream().mapToLong(PromptSize::result).max().orElse(0)
                : 0;
    }

    private static long result(UserContent piece) {
        return piece instanceof ToolResult result
                ? result.content().stream().mapToLong(PromptSize::text).sum()
                : 0;
    }

    private static long text(ToolResultContent piece) {
        return switch (piece) {
            case Text(var text) -> text.length();
            case Document(var title, var text) -> title.length() + text.length();
            case Image _ -> 0;
        };
    }
}
