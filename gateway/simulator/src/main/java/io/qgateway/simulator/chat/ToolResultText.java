package io.qgateway.simulator.chat;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Reads what a tool returned. */
final class ToolResultText {

    private ToolResultText() {}

    /** A part of a result, JSON as it is written. */
    static String of(JsonNode part) {
        return part.has("json") ? part.path("json").toString() : part.path("text").asString("");
    }

    /** All parts of a result. */
    static String ofAll(JsonNode toolResult) {
        return ChatRequest.list(toolResult.path("content")).stream()
                .map(ToolResultText::of)
                .collect(Collectors.joining(" "));
    }
}
