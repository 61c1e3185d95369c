package io.qgateway.simulator.chat;

import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Rules about how much a request may hold. */
final class SizeRules {

    private static final long LARGEST_BODY = 16L << 20;
    private static final int LONGEST_HISTORY = 10_000;
    private static final int LONGEST_MESSAGE = 600_000;
    private static final int LONGEST_TOOL_RESULT = 800_000;
    private static final int LONGEST_WORKING_DIRECTORY = 256;
    private static final double CHARACTERS_PER_TOKEN = 3.5;

    private SizeRules() {}

    static boolean bodyFits(ChatRequest request) {
        return request.bytes() <= LARGEST_BODY;
    }

    static boolean historyFits(ChatRequest request) {
        return request.history().size() <= LONGEST_HISTORY;
    }

    static boolean workingDirectoryFits(ChatRequest request) {
        return request.userMessages().stream()
                .map(user -> user.path("userInputMessageContext").path("envState"))
                .map(env -> env.path("currentWorkingDirectory").asString(""))
                .allMatch(directory -> directory.length() <= LONGEST_WORKING_DIRECTORY);
    }

    static boolean messagesFit(ChatRequest request) {
        return messages(request).allMatch(text -> text.length() <= LONGEST_MESSAGE);
    }

    static boolean toolResultsFit(ChatRequest request) {
        return toolResults(request).allMatch(length -> length <= LONGEST_TOOL_RESULT);
    }

    static boolean promptFits(ChatRequest request, Model model) {
        return promptTokens(request) <= model.maxInputTokens();
    }

    /** What the texts, the tool results and the tools' specifications amount to. */
    static long promptTokens(ChatRequest request) {
        var texts = messages(request).mapToLong(String::length).sum();
        var results = toolResults(request).mapToLong(Long::longValue).sum();
        var tools = request.tools().stream().mapToLong(tool -> tool.toString().length()).sum();
        return tokens(texts + results + tools);
    }

    /** What so many characters amount to. */
    static long tokens(long characters) {
        return Math.round(Math.ceil(characters / CHARACTERS_PER_TOKEN));
    }

    private static Stream<String> messages(ChatRequest request) {
        return Stream.concat(request.userMessages().stream(), request.assistantMessages().stream())
                .map(message -> message.path("content").asString(""));
    }

    private static Stream<Long> toolResults(ChatRequest request) {
        return request.userMessages().stream()
                .flatMap(user -> ChatRequest.toolResults(user).stream())
                .map(SizeRules::length);
    }

    private static long length(JsonNode toolResult) {
        return ChatRequest.list(toolResult.path("content")).stream()
                .mapToLong(part -> ToolResultText.of(part).length())
                .sum();
    }
}
