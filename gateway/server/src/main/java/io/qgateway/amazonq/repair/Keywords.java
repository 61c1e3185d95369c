package io.qgateway.amazonq.repair;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What the values of JSON Schema's keywords are. */
final class Keywords {

    enum Kind {
        SCHEMA,
        SCHEMAS_BY_NAME,
        SCHEMA_LIST,
        OTHER
    }

    private static final Set<String> REFUSED =
            Set.of("$ref", "$defs", "anyOf", "oneOf", "allOf", "not", "if");

    private static final Set<String> VALUES = Set.of("default", "const", "enum", "examples");

    private Keywords() {}

    static Kind kind(String keyword) {
        return switch (keyword) {
            case "items",
                    "additionalItems",
                    "additionalProperties",
                    "contains",
                    "propertyNames",
                    "unevaluatedItems",
                    "unevaluatedProperties" ->
                    Kind.SCHEMA;
            case "properties", "patternProperties", "dependentSchemas" -> Kind.SCHEMAS_BY_NAME;
            case "prefixItems" -> Kind.SCHEMA_LIST;
            default -> Kind.OTHER;
        };
    }

    /** Whether a keyword can have this value; null stands for a keyword that is not there. */
    static boolean mayBe(String keyword, JsonNode value) {
        if (value.isNull()) {
            return VALUES.contains(keyword);
        }
        return switch (kind(keyword)) {
            case SCHEMA -> value.isObject() || value.isBoolean();
            case SCHEMAS_BY_NAME -> value.isObject();
            case SCHEMA_LIST -> value.isArray();
            case OTHER -> !keyword.equals("required") || value.isArray();
        };
    }

    /** Whether the upstream takes a schema as it is. */
    static boolean areTaken(JsonNode schema, int depth) {
        if (depth > FlatSchema.DEEPEST || !SchemaTypes.isComplete(schema)) {
            return false;
        }
        return schema.properties().stream()
                .allMatch(keyword -> isTaken(keyword.getKey(), keyword.getValue(), depth));
    }

    private static boolean isTaken(String keyword, JsonNode value, int depth) {
        if (REFUSED.contains(keyword) || !mayBe(keyword, value)) {
            return false;
        }
        return switch (kind(keyword)) {
            case SCHEMA -> value.isBoolean() || areTaken(value, depth + 1);
            case SCHEMAS_BY_NAME, SCHEMA_LIST ->
                    value.valueStream()
                            .allMatch(inner -> inner.isObject() && areTaken(inner, depth + 1));
            case OTHER -> true;
        };
    }
}
