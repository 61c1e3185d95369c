package io.qgateway.amazonq;

import io.qgateway.conversation.Document;
import io.qgateway.conversation.Image;
import io.qgateway.conversation.Text;
import io.qgateway.conversation.Tool;
import io.qgateway.conversation.ToolCall;
import io.qgateway.conversation.ToolResult;
import io.qgateway.conversation.ToolResultContent;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.conversation.UpstreamException.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Brings a conversation into the form without which the upstream calls it improper, as far as that
 * takes nothing away and invents nothing: what an agent's ordinary loop leaves open is closed with
 * neutral words, anything else is refused by name.
 */
final class HistoryRepair {

    /** Words that a model takes for no instruction; the upstream refuses messages without any. */
    private static final String NO_WORDS = "(no text)";

    private static final String ONLY_RESULTS = "(tool results)";
    private static final String ONLY_IMAGES = "(images)";
    private static final String NO_OUTPUT = "(no output)";
    private static final String CANCELLED = "The tool was not run: the call was cancelled.";

    private HistoryRepair() {}

    /**
     * Messages that begin with the user's, end with the user's and answer each tool call.
     *
     * @param messages alternating, not empty
     */
    static List<Message> repaired(List<Message> messages) throws UpstreamException {
        if (messages.getLast() instanceof Message.Assistant) {
            throw improper(
                    "The last message is the assistant's and this model can't continue it; end with"
                            + " a user message.");
        }
        var repaired = new ArrayList<Message>();
        var before = new Message.Assistant(Optional.empty(), "", List.of());
        if (messages.getFirst() instanceof Message.Assistant) {
            repaired.add(new Message.User(NO_WORDS, List.of(), List.of()));
        }
        for (Message message : messages) {
            switch (message) {
                case Message.User user -> repaired.add(withWords(answering(user, before.calls())));
                case Message.Assistant assistant -> {
                    before = assistant;
                    repaired.add(withWords(assistant));
                }
            }
        }
        return repaired;
    }

    /**
     * The declared tools, and for each tool that was called without being declared any more a stub.
     */
    static List<Tool> tools(List<Tool> declared, List<Message> messages) {
        var tools = new ArrayList<>(declared);
        Set<String> names = new HashSet<>();
        declared.forEach(tool -> names.add(tool.name().toLowerCase(Locale.ROOT)));
        messages.stream()
                .flatMap(HistoryRepair::calls)
                .filter(call -> names.add(call.name().toLowerCase(Locale.ROOT)))
                .map(HistoryRepair::stub)
                .forEach(tools::add);
        return tools;
    }

    private static Stream<ToolCall> calls(Message message) {
        return switch (message) {
            case Message.User _ -> Stream.of();
            case Message.Assistant assistant -> assistant.calls().stream();
        };
    }

    private static Tool stub(ToolCall call) {
        return new Tool(
                call.name(),
                "No longer available.",
                """
                {"type":"object","properties":{}}\
                """);
    }

    /** Exactly one result for each call, in the calls' order. */
    private static Message.User answering(Message.User user, List<ToolCall> calls)
            throws UpstreamException {
        var results = new LinkedHashMap<String, ToolResult>();
        user.results()
                .forEach(result -> results.merge(result.callId(), result, HistoryRepair::both));
        var answers = new ArrayList<ToolResult>();
        for (ToolCall call : calls) {
            var result = results.remove(call.id());
            answers.add(result == null ? cancelled(call) : withOutput(result));
        }
        if (!results.isEmpty()) {
            throw improper(
                    "Tool result %s answers no tool call of the message before it; send the call too."
                            .formatted(Scrubbed.text(results.firstEntry().getKey())));
        }
        return new Message.User(user.content(), user.images(), answers);
    }

    private static ToolResult both(ToolResult first, ToolResult second) {
        var content = Stream.concat(first.content().stream(), second.content().stream()).toList();
        return new ToolResult(first.callId(), content, first.error() || second.error());
    }

    private static ToolResult cancelled(ToolCall call) {
        return new ToolResult(call.id(), List.of(new Text(CANCELLED)), true);
    }

    private static ToolResult withOutput(ToolResult result) {
        boolean words = result.content().stream().anyMatch(HistoryRepair::hasWords);
        return words
                ? result
                : new ToolResult(result.callId(), List.of(new Text(NO_OUTPUT)), result.error());
    }

    private static boolean hasWords(ToolResultContent piece) {
        return switch (piece) {
            case Text(var text) -> !text.isBlank();
            case Document _ -> true;
            case Image _ -> false;
        };
    }

    private static Message withWords(Message.User user) {
        if (!user.content().isBlank()) {
            return user;
        }
        String words =
                !user.results().isEmpty()
                        ? ONLY_RESULTS
                        : !user.images().isEmpty() ? ONLY_IMAGES : NO_WORDS;
        return new Message.User(words, user.images(), user.results());
    }

    /** A single point: a model that reads words here begins to write them itself. */
    private static Message withWords(Message.Assistant assistant) {
        return assistant.content().isBlank()
                ? new Message.Assistant(assistant.thought(), ".", assistant.calls())
                : assistant;
    }

    private static UpstreamException improper(String message) {
        return new UpstreamException(Kind.INVALID_REQUEST, message);
    }
}
