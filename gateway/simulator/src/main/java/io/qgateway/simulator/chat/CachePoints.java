package io.qgateway.simulator.chat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The marks up to which a request asks for its prompt to be kept. */
final class CachePoints {

    static final int MOST = 4;

    private static final String POINT = "cachePoint";

    /**
     * What a prompt is up to a mark.
     *
     * @param digest the same for the same words
     */
    record Beginning(String digest, long tokens) {}

    private CachePoints() {}

    /** They are few, and the model knows them. */
    static boolean areProper(ChatRequest request, Model model) {
        var points = points(request);
        return points.stream().allMatch(CachePoints::isProper)
                && points.size() <= (model.promptCaching() ? MOST : 0);
    }

    private static boolean isProper(JsonNode point) {
        return point.path("type").asString("").equals("default");
    }

    private static List<JsonNode> points(ChatRequest request) {
        return Stream.concat(tools(request), messages(request))
                .map(marked -> marked.path(POINT))
                .filter(point -> !HistoryRules.isAbsent(point))
                .toList();
    }

    /** The prompt up to each of its marks, shortest first. */
    static List<Beginning> beginnings(ChatRequest request) {
        var prompt = new StringBuilder();
        var beginnings = new ArrayList<Beginning>();
        for (var part : Stream.concat(tools(request), messages(request)).toList()) {
            append(part, prompt);
            if (part.has(POINT)) {
                beginnings.add(beginning(prompt.toString()));
            }
        }
        return beginnings;
    }

    /** A tool, or what of a message stays the same when it becomes part of the history. */
    private static void append(JsonNode message, StringBuilder prompt) {
        prompt.append(message.path("toolSpecification"))
                .append(message.path("content"))
                .append(message.path("images"))
                .append(message.path("toolUses"))
                .append(message.path("reasoningContent"))
                .append(message.path("userInputMessageContext").path("toolResults"));
    }

    private static Beginning beginning(String prompt) {
        return new Beginning(digest(prompt), SizeRules.tokens(prompt.length()));
    }

    private static String digest(String text) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Stream<JsonNode> messages(ChatRequest request) {
        return Stream.concat(
                request.history().stream()
                        .map(item ->
                                item.path("userInputMessage").isObject()
                                        ? item.path("userInputMessage")
                                        : item.path("assistantResponseMessage")),
                Stream.of(request.current()));
    }

    private static Stream<JsonNode> tools(ChatRequest request) {
        return ChatRequest.list(request.current().path("userInputMessageContext").path("tools"))
                .stream();
    }
}
