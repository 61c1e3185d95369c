package io.qgateway.simulator.chat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The part of JSON Schema that the service takes. */
final class SchemaRules {

    private static final Set<String> REFUSED =
            Set.of("$ref", "$defs", "anyOf", "oneOf", "allOf", "not", "if");
    private static final List<String> SCHEMAS_BY_NAME = List.of("properties", "patternProperties");
    private static final List<String> SCHEMAS = List.of("items", "additionalProperties");
    private static final List<String> IMPLYING_A_TYPE = List.of("properties", "items", "enum");

    private SchemaRules() {}

    /** A property may be called "not": only keywords count, at any depth. */
    static boolean isProper(JsonNode schema) {
        return REFUSED.stream().noneMatch(schema::has)
                && !schema.path("required").isNull()
                && !schema.path("properties").isNull()
                && (schema.has("type") || IMPLYING_A_TYPE.stream().noneMatch(schema::has))
                && inner(schema).allMatch(SchemaRules::isProper);
    }

    private static Stream<JsonNode> inner(JsonNode schema) {
        var named = SCHEMAS_BY_NAME.stream().flatMap(key -> schema.path(key).valueStream());
        return Stream.concat(named, SCHEMAS.stream().map(schema::path)).filter(JsonNode::isObject);
    }
}
