package io.qgateway.simulator.chat;

import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Rules about the conversation and the order of its messages. */
final class HistoryRules {

    private static final Set<String> TRIGGERS = Set.of("MANUAL", "DIAGNOSTIC", "INLINE_CHAT");
    private static final Set<String> ORIGINS =
            Set.of(
                    "AI_EDITOR",
                    "CHATBOT",
                    "CLI",
                    "CONSOLE",
                    "DOCUMENTATION",
                    "GITLAB",
                    "IDE",
                    "INLINE_CHAT",
                    "KIRO_CLI",
                    "MARKETING",
                    "MD",
                    "MD_CE",
                    "MD_IDE",
                    "MOBILE",
                    "OPENSEARCH_DASHBOARD",
                    "Q_DEV_BEXT",
                    "SAGE_MAKER",
                    "SERVICE_INTERNAL",
                    "SM_AI_STUDIO_IDE",
                    "UNIFIED_SEARCH",
                    "UNKNOWN");
    private static final int LONGEST_ID = 128;

    private HistoryRules() {}

    static boolean hasCurrentMessage(ChatRequest request) {
        return request.current().isObject();
    }

    static boolean triggeredByAKnownType(ChatRequest request) {
        return TRIGGERS.contains(request.conversation().path("chatTriggerType").asString(""));
    }

    static boolean comesFromAKnownOrigin(ChatRequest request) {
        return request.userMessages().stream()
                .map(user -> user.path("origin"))
                .allMatch(origin -> isAbsent(origin) || isKnownOrigin(origin));
    }

    static boolean isKnownOrigin(JsonNode origin) {
        return ORIGINS.contains(origin.asString(""));
    }

    static boolean conversationIdFits(ChatRequest request) {
        var id = request.conversation().path("conversationId");
        return isAbsent(id)
                || (id.isString()
                        && !id.stringValue().isEmpty()
                        && id.stringValue().length() <= LONGEST_ID);
    }

    /** None of the catalogue's models has a schema for fields of its own. */
    static boolean hasNoModelFields(ChatRequest request) {
        return isAbsent(request.body().path("additionalModelRequestFields"));
    }

    static boolean itemsAreMessages(ChatRequest request) {
        return request.history().stream().allMatch(item -> isUser(item) != isAssistant(item));
    }

    static boolean startsWithUser(ChatRequest request) {
        var history = request.history();
        return history.isEmpty() || isUser(history.getFirst());
    }

    static boolean alternates(ChatRequest request) {
        var history = request.history();
        for (var i = 1; i < history.size(); i++) {
            if (isUser(history.get(i)) == isUser(history.get(i - 1))) {
                return false;
            }
        }
        return true;
    }

    static boolean endsWithAssistant(ChatRequest request) {
        var history = request.history();
        return history.isEmpty() || isAssistant(history.getLast());
    }

    static boolean everyMessageHasContent(ChatRequest request) {
        return Stream.concat(request.userMessages().stream(), request.assistantMessages().stream())
                .noneMatch(message -> message.path("content").asString("").isBlank());
    }

    static boolean reasoningIsNested(ChatRequest request) {
        return request.assistantMessages().stream()
                .map(assistant -> assistant.path("reasoningContent"))
                .filter(reasoning -> !isAbsent(reasoning))
                .allMatch(reasoning ->
                        reasoning.path("reasoningText").path("text").isString()
                                || reasoning.path("redactedContent").isString());
    }

    static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private static boolean isUser(JsonNode item) {
        return item.path("userInputMessage").isObject();
    }

    private static boolean isAssistant(JsonNode item) {
        return item.path("assistantResponseMessage").isObject();
    }
}
