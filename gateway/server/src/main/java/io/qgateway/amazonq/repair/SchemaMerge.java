package io.qgateway.amazonq.repair;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes one schema of several: what fits all of them, or what fits any. The arguments have no
 * references and no alternatives left in them.
 */
final class SchemaMerge {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SchemaMerge() {}

    /** What fits both; where they only annotate, the first one's word counts. */
    static ObjectNode both(ObjectNode first, ObjectNode second) {
        var both = first.deepCopy();
        for (var keyword : second.properties()) {
            var name = keyword.getKey();
            var other = keyword.getValue();
            both.set(name, first.has(name) ? narrower(name, first.path(name), other) : other);
        }
        SchemaTypes.with(both, SchemaTypes.common(SchemaTypes.of(first), SchemaTypes.of(second)));
        return both;
    }

    private static JsonNode narrower(String keyword, JsonNode first, JsonNode second) {
        return switch (keyword) {
            case "properties", "patternProperties" -> properties(first, second, true);
            case "required" -> union(first, second);
            case "enum" -> common(first, second).orElse(first);
            case "description" -> joined(first, second);
            case "items", "contains", "propertyNames" -> schema(first, second, true);
            case "additionalProperties" -> closest(first, second);
            case "minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties" ->
                    larger(first, second);
            case "maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties" ->
                    larger(first, second) == first ? second : first;
            default -> first;
        };
    }

    /** What fits any of them, as near as one schema without alternatives can come. */
    static ObjectNode either(List<ObjectNode> choices) {
        var distinct = choices.stream().distinct().toList();
        var either = distinct.getFirst();
        for (var next : distinct.subList(1, distinct.size())) {
            either = wider(either, next);
        }
        var lossy =
                distinct.stream().filter(choice -> allows(choice, "object")).count() > 1
                        || (distinct.stream().anyMatch(SchemaMerge::listsValues)
                                && !listsValues(either));
        if (lossy) {
            SchemaWords.add(
                    either,
                    distinct.stream()
                            .map(SchemaMerge::form)
                            .collect(Collectors.joining("; ", "One of: ", "")));
        }
        return either;
    }

    private static ObjectNode wider(ObjectNode first, ObjectNode second) {
        var wider = NODES.objectNode();
        Stream.concat(first.propertyStream(), second.propertyStream())
                .map(java.util.Map.Entry::getKey)
                .distinct()
                .filter(keyword -> !isValueList(keyword) && !keyword.equals("type"))
                .forEach(keyword ->
                        wider(keyword, first, second)
                                .ifPresent(value -> wider.set(keyword, value)));
        values(first, second).ifPresent(values -> wider.set("enum", values));
        return SchemaTypes.with(
                wider,
                SchemaTypes.together(List.of(SchemaTypes.of(first), SchemaTypes.of(second))));
    }

    private static Optional<JsonNode> wider(String keyword, ObjectNode first, ObjectNode second) {
        if (first.has(keyword) && second.has(keyword)) {
            return wider(keyword, first.path(keyword), second.path(keyword));
        }
        var owner = first.has(keyword) ? first : second;
        var other = owner == first ? second : first;
        return keyword.equals("properties") || !saysSomethingOf(keyword, other)
                ? Optional.of(owner.path(keyword))
                : Optional.empty();
    }

    private static Optional<JsonNode> wider(String keyword, JsonNode first, JsonNode second) {
        return switch (keyword) {
            case "properties", "patternProperties" -> Optional.of(properties(first, second, false));
            case "required" -> common(first, second);
            case "description" -> Optional.of(joined(first, second));
            case "items", "contains", "propertyNames" -> Optional.of(schema(first, second, false));
            case "additionalProperties" -> farthest(first, second);
            case "minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties" ->
                    Optional.of(larger(first, second) == first ? second : first);
            case "maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties" ->
                    Optional.of(larger(first, second));
            default -> Optional.of(first).filter(second::equals);
        };
    }

    /** Whether a keyword, were it added to a schema, could turn a value down that fits it. */
    private static boolean saysSomethingOf(String keyword, ObjectNode schema) {
        return switch (keyword) {
            case "title", "description", "default", "examples", "$schema", "$id", "$comment" ->
                    false;
            case "required",
                    "additionalProperties",
                    "patternProperties",
                    "propertyNames",
                    "minProperties",
                    "maxProperties",
                    "dependentRequired",
                    "dependentSchemas",
                    "unevaluatedProperties" ->
                    allows(schema, "object");
            case "items",
                    "prefixItems",
                    "additionalItems",
                    "unevaluatedItems",
                    "contains",
                    "minItems",
                    "maxItems",
                    "uniqueItems" ->
                    allows(schema, "array");
            case "pattern", "format", "minLength", "maxLength" -> allows(schema, "string");
            case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf" ->
                    allows(schema, "number") || allows(schema, "integer");
            default -> true;
        };
    }

    private static boolean allows(JsonNode schema, String type) {
        var types = SchemaTypes.of(schema);
        return types.isEmpty() || types.contains(type);
    }

    private static boolean isValueList(String keyword) {
        return keyword.equals("enum") || keyword.equals("const");
    }

    private static boolean listsValues(ObjectNode schema) {
        return schema.has("const") || schema.has("enum");
    }

    /** All values of a schema that has only so many. */
    private static Optional<Set<JsonNode>> finite(ObjectNode schema) {
        if (schema.has("const")) {
            return Optional.of(Set.of(schema.path("const")));
        }
        if (schema.path("enum").isArray()) {
            return Optional.of(elements(schema.path("enum")));
        }
        return SchemaTypes.of(schema).equals(Set.of("null"))
                ? Optional.of(Set.of(NODES.nullNode()))
                : Optional.empty();
    }

    private static Optional<ArrayNode> values(ObjectNode first, ObjectNode second) {
        var some = finite(first);
        var others = finite(second);
        if (some.isEmpty() || others.isEmpty()) {
            return Optional.empty();
        }
        var all = new LinkedHashSet<>(some.get());
        all.addAll(others.get());
        return Optional.of(array(all));
    }

    private static ObjectNode properties(JsonNode first, JsonNode second, boolean conjunction) {
        var merged = NODES.objectNode();
        first.properties().forEach(named -> merged.set(named.getKey(), named.getValue()));
        for (var named : second.properties()) {
            var before = merged.path(named.getKey());
            merged.set(
                    named.getKey(),
                    before.isMissingNode()
                            ? named.getValue()
                            : schema(before, named.getValue(), conjunction));
        }
        return merged;
    }

    /** Two schemas, either of which may be a mere true or false. */
    private static JsonNode schema(JsonNode first, JsonNode second, boolean conjunction) {
        if (first instanceof ObjectNode one && second instanceof ObjectNode other) {
            return conjunction ? both(one, other) : either(List.of(one, other));
        }
        var isStricter = first.isObject() || !first.booleanValue(true);
        return isStricter == conjunction ? first : second;
    }

    private static JsonNode closest(JsonNode first, JsonNode second) {
        var closed = NODES.booleanNode(false);
        return first.equals(closed) || second.equals(closed) ? closed : schema(first, second, true);
    }

    /** Nothing is said of additional properties where they may be anything. */
    private static Optional<JsonNode> farthest(JsonNode first, JsonNode second) {
        if (first.isBoolean() && second.isBoolean()) {
            return Optional.of(first).filter(second::equals);
        }
        var free = NODES.booleanNode(true);
        return first.equals(free) || second.equals(free)
                ? Optional.empty()
                : Optional.of(schema(first, second, false));
    }

    private static JsonNode larger(JsonNode first, JsonNode second) {
        return first.isNumber()
                        && second.isNumber()
                        && first.decimalValue().compareTo(second.decimalValue()) < 0
                ? second
                : first;
    }

    private static JsonNode joined(JsonNode first, JsonNode second) {
        var before = first.asString("");
        var after = second.asString("");
        return before.contains(after) ? first : NODES.stringNode(before + "\n" + after);
    }

    private static ArrayNode union(JsonNode first, JsonNode second) {
        var all = elements(first);
        all.addAll(elements(second));
        return array(all);
    }

    private static Optional<JsonNode> common(JsonNode first, JsonNode second) {
        var common = elements(first);
        common.retainAll(elements(second));
        return common.isEmpty() ? Optional.empty() : Optional.of(array(common));
    }

    private static Set<JsonNode> elements(JsonNode array) {
        return array.valueStream().collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static ArrayNode array(Set<JsonNode> elements) {
        return NODES.arrayNode().addAll(elements);
    }

    /** A schema in a few words: its title, its properties, or itself. */
    private static String form(ObjectNode schema) {
        var title = schema.path("title").asString("");
        var required = elements(schema.path("required"));
        var names =
                schema.path("properties")
                        .propertyStream()
                        .map(named ->
                                required.contains(NODES.stringNode(named.getKey()))
                                        ? named.getKey()
                                        : named.getKey() + "?")
                        .collect(Collectors.joining(", ", "{", "}"));
        if (names.length() > 2) {
            return title.isEmpty() ? names : title + " " + names;
        }
        return title.isEmpty() ? SchemaWords.shown(schema) : title;
    }
}
