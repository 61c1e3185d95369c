package io.qgateway.simulator.chat;

import io.qgateway.simulator.script.Step;
import io.qgateway.simulator.script.ToolArguments;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Finds the tools that a message asks for: its last line holds a word of at least four letters that
 * is also in the tool's name. "What's the weather in Paris?" wants {@code get_weather}. Only the
 * last line counts, because prompts of agents name all of their tools before it.
 */
final class WantedTools {

    private static final int SHORTEST_WORD = 4;

    private final ChatRequest request;
    private final String lastLine;

    WantedTools(ChatRequest request) {
        this.request = request;
        this.lastLine = request.text().strip().lines().reduce("", (_, line) -> line);
    }

    List<Step> calls() {
        var said = words(lastLine);
        return request.tools().stream()
                .filter(tool -> words(name(tool)).stream().anyMatch(said::contains))
                .map(this::call)
                .toList();
    }

    private Step call(JsonNode tool) {
        var schema = tool.path("inputSchema").path("json");
        var arguments = new InventedArguments(lastLine).of(schema);
        return ToolArguments.call(name(tool), arguments.toString(), true);
    }

    private static String name(JsonNode tool) {
        return tool.path("name").asString("");
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.split("[^\\p{L}\\p{N}]+|(?<=\\p{Ll})(?=\\p{Lu})"))
                .filter(word -> word.length() >= SHORTEST_WORD)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }
}
