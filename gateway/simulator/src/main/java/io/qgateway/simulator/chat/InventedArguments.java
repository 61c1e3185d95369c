package io.qgateway.simulator.chat;

import java.util.Arrays;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes up arguments that fit a schema. A text is the last capitalised word of what the user said,
 * so that "the weather in Paris" is asked for in Paris.
 */
final class InventedArguments {

    private static final JsonNodeFactory NODES = JsonMapper.shared().getNodeFactory();

    private final String said;

    InventedArguments(String said) {
        this.said = said;
    }

    /** The required properties; all of them when none is required. */
    ObjectNode of(JsonNode schema) {
        var required = ChatRequest.list(schema.path("required"));
        Predicate<String> wanted =
                required.isEmpty()
                        ? _ -> true
                        : name ->
                                required.stream().anyMatch(node -> node.asString("").equals(name));
        var arguments = NODES.objectNode();
        schema.path("properties").properties().stream()
                .filter(property -> wanted.test(property.getKey()))
                .forEach(property -> arguments.set(property.getKey(), value(property.getValue())));
        return arguments;
    }

    private JsonNode value(JsonNode schema) {
        var choices = ChatRequest.list(schema.path("enum"));
        if (!choices.isEmpty()) {
            return choices.getFirst();
        }
        return switch (schema.path("type").asString("string")) {
            case "integer", "number" -> NODES.numberNode(1);
            case "boolean" -> NODES.booleanNode(true);
            case "array" -> NODES.arrayNode();
            case "object" -> of(schema);
            case "null" -> NODES.nullNode();
            default -> NODES.stringNode(subject());
        };
    }

    private String subject() {
        return Arrays.stream(said.split("[^\\p{L}\\p{N}]+"))
                .skip(1)
                .filter(word -> !word.isEmpty() && Character.isUpperCase(word.charAt(0)))
                .reduce((_, last) -> last)
                .orElse("example");
    }
}
