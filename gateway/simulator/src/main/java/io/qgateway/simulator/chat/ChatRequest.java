package io.qgateway.simulator.chat;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A request for an answer, as it came: whatever is absent or of the wrong type reads as empty.
 *
 * @param bytes the size of the whole body
 */
record ChatRequest(JsonNode body, long bytes) {

    String profileArn() {
        return body.path("profileArn").asString("");
    }

    JsonNode conversation() {
        return body.path("conversationState");
    }

    JsonNode current() {
        return conversation().path("currentMessage").path("userInputMessage");
    }

    /** The items of the history, oldest first. */
    List<JsonNode> history() {
        return list(conversation().path("history"));
    }

    /** What the user said, oldest first, the current message included. */
    List<JsonNode> userMessages() {
        return Stream.concat(messages("userInputMessage"), Stream.of(current())).toList();
    }

    List<JsonNode> assistantMessages() {
        return messages("assistantResponseMessage").toList();
    }

    String text() {
        return current().path("content").asString("");
    }

    String modelId() {
        return current().path("modelId").asString("");
    }

    List<JsonNode> images() {
        return list(current().path("images"));
    }

    List<JsonNode> allImages() {
        return userMessages().stream().flatMap(user -> list(user.path("images")).stream()).toList();
    }

    List<JsonNode> toolResults() {
        return toolResults(current());
    }

    static List<JsonNode> toolResults(JsonNode user) {
        return list(user.path("userInputMessageContext").path("toolResults"));
    }

    static List<JsonNode> toolUses(JsonNode assistant) {
        return list(assistant.path("toolUses"));
    }

    /** The specifications of the tools on offer. */
    List<JsonNode> tools() {
        return list(current().path("userInputMessageContext").path("tools")).stream()
                .map(tool -> tool.path("toolSpecification"))
                .filter(JsonNode::isObject)
                .toList();
    }

    static List<JsonNode> list(JsonNode node) {
        return node.isArray() ? List.copyOf(node.values()) : List.of();
    }

    private Stream<JsonNode> messages(String kind) {
        return history().stream().map(item -> item.path(kind)).filter(JsonNode::isObject);
    }
}
