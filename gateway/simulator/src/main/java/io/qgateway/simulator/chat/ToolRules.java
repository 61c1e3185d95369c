package io.qgateway.simulator.chat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Rules about the tools on offer, their uses and their results. */
final class ToolRules {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,64}");
    private static final int LONGEST_DESCRIPTION = 10_240;
    private static final Set<String> STATUSES = Set.of("success", "error");

    private ToolRules() {}

    static boolean namesAreProper(ChatRequest request) {
        return Stream.concat(names(request), uses(request).map(ToolRules::name))
                .allMatch(name -> NAME.matcher(name).matches());
    }

    static boolean namesAreUnique(ChatRequest request) {
        return names(request).map(ToolRules::folded).allMatch(new HashSet<String>()::add);
    }

    static boolean descriptionsFit(ChatRequest request) {
        return request.tools().stream()
                .map(tool -> tool.path("description").asString(""))
                .allMatch(text -> !text.isBlank() && text.length() <= LONGEST_DESCRIPTION);
    }

    static boolean schemasAreProper(ChatRequest request) {
        return request.tools().stream()
                .map(tool -> tool.path("inputSchema").path("json"))
                .allMatch(schema ->
                        schema.path("type").asString("").equals("object")
                                && SchemaRules.isProper(schema));
    }

    static boolean usedToolsAreOffered(ChatRequest request) {
        var offered = names(request).map(ToolRules::folded).collect(Collectors.toSet());
        return uses(request)
                .map(ToolRules::name)
                .map(ToolRules::folded)
                .allMatch(offered::contains);
    }

    static boolean useIdsAreUnique(ChatRequest request) {
        return uses(request)
                .map(use -> use.path("toolUseId").asString(""))
                .allMatch(new HashSet<String>()::add);
    }

    /** Every user message answers exactly the uses of the assistant message before it. */
    static boolean resultsMatchUses(ChatRequest request) {
        List<String> open = List.of();
        for (var item : request.history()) {
            if (item.has("assistantResponseMessage")) {
                open = ids(ChatRequest.toolUses(item.path("assistantResponseMessage")));
            } else if (!answers(item.path("userInputMessage"), open)) {
                return false;
            }
        }
        return answers(request.current(), open);
    }

    static boolean resultsAreProper(ChatRequest request) {
        return request.userMessages().stream()
                .flatMap(user -> ChatRequest.toolResults(user).stream())
                .allMatch(ToolRules::isProper);
    }

    private static boolean isProper(JsonNode result) {
        var status = result.path("status");
        var parts = ChatRequest.list(result.path("content"));
        return (HistoryRules.isAbsent(status) || STATUSES.contains(status.asString("")))
                && !parts.isEmpty()
                && parts.stream()
                        .allMatch(part -> part.path("text").isString() || part.has("json"));
    }

    private static boolean answers(JsonNode user, List<String> open) {
        return ids(ChatRequest.toolResults(user)).equals(open);
    }

    /** In order of their names, because results may come in any order. */
    private static List<String> ids(List<JsonNode> usesOrResults) {
        return usesOrResults.stream()
                .map(node -> node.path("toolUseId").asString(""))
                .sorted()
                .toList();
    }

    private static Stream<JsonNode> uses(ChatRequest request) {
        return request.assistantMessages().stream()
                .map(ChatRequest::toolUses)
                .flatMap(List::stream);
    }

    private static Stream<String> names(ChatRequest request) {
        return request.tools().stream().map(ToolRules::name);
    }

    private static String name(JsonNode node) {
        return node.path("name").asString("");
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
