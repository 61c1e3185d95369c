package io.qgateway.amazonq.repair;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The types that a schema allows, said or implied. */
final class SchemaTypes {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SchemaTypes() {}

    /** Whether a schema names its type, or gives no hint of one. */
    static boolean isComplete(JsonNode schema) {
        return !of(schema).isEmpty() == schema.has("type");
    }

    /** The same schema, and its type if that can be known. */
    static ObjectNode completed(ObjectNode schema) {
        if (schema.has("type")) {
            return schema;
        }
        return with(schema, of(schema));
    }

    /** The same schema, of these types; of any when there are none. */
    static ObjectNode with(ObjectNode schema, Set<String> types) {
        switch (types.size()) {
            case 0 -> schema.remove("type");
            case 1 -> schema.put("type", types.iterator().next());
            default -> {
                var list = NODES.arrayNode();
                types.forEach(list::add);
                schema.set("type", list);
            }
        }
        return schema;
    }

    /** The types by name; empty when any will do. */
    static Set<String> of(JsonNode schema) {
        var type = schema.path("type");
        if (type.isString()) {
            return Set.of(type.stringValue());
        }
        if (type.isArray()) {
            return type.valueStream()
                    .map(name -> name.asString(""))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }
        return implied(schema);
    }

    private static Set<String> implied(JsonNode schema) {
        if (schema.has("const")) {
            return Set.of(of(schema, schema.path("const")));
        }
        if (schema.path("enum").isArray() && !schema.path("enum").isEmpty()) {
            return schema.path("enum")
                    .valueStream()
                    .map(value -> of(schema, value))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }
        if (has(schema, "properties", "required", "additionalProperties", "patternProperties")) {
            return Set.of("object");
        }
        if (has(schema, "items", "prefixItems", "minItems", "maxItems", "uniqueItems")) {
            return Set.of("array");
        }
        if (has(schema, "pattern", "format", "minLength", "maxLength")) {
            return Set.of("string");
        }
        return has(schema, "minimum", "maximum", "multipleOf") ? Set.of("number") : Set.of();
    }

    private static boolean has(JsonNode schema, String... keywords) {
        return Stream.of(keywords).anyMatch(schema::has);
    }

    /** A whole number is an integer where the schema doesn't know better. */
    private static String of(JsonNode schema, JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "string";
            case BOOLEAN -> "boolean";
            case NULL -> "null";
            case ARRAY -> "array";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            case OBJECT, POJO, BINARY, MISSING -> "object";
        };
    }

    /** What is common to two sets of types, where an empty one means any. */
    static Set<String> common(Set<String> first, Set<String> second) {
        if (first.isEmpty() || second.isEmpty()) {
            return first.isEmpty() ? second : first;
        }
        var common = new LinkedHashSet<String>();
        for (var type : first) {
            if (second.contains(type) || (type.equals("integer") && second.contains("number"))) {
                common.add(type);
            } else if (type.equals("number") && second.contains("integer")) {
                common.add("integer");
            }
        }
        return common.isEmpty() ? first : common;
    }

    /** What two sets of types allow together, where an empty one means any. */
    static Set<String> together(List<Set<String>> sets) {
        if (sets.stream().anyMatch(Set::isEmpty)) {
            return Set.of();
        }
        return sets.stream()
                .flatMap(Set::stream)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
