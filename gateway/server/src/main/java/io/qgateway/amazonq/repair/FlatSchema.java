package io.qgateway.amazonq.repair;

import io.qgateway.conversation.InvalidRequestException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rewrites a JSON Schema into the part of the language that the upstream takes: what is referred to
 * is put in place, conjunctions and alternatives become one schema, absent types are inferred.
 * Where the result can't say exactly the same it allows more and says the rest in its description.
 * One per schema; not thread-safe.
 */
final class FlatSchema {

    /** Levels of schemas; tools that people write have a handful. */
    static final int DEEPEST = 32;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final Set<String> MERGED =
            Set.of(
                    "$ref",
                    "$dynamicRef",
                    "$defs",
                    "definitions",
                    "anyOf",
                    "oneOf",
                    "allOf",
                    "not",
                    "if",
                    "then",
                    "else");

    private final JsonNode root;
    private final int most;
    private int made;

    private FlatSchema(JsonNode root, int most) {
        this.root = root;
        this.most = most;
    }

    /**
     * The same schema in the upstream's form.
     *
     * @param most schemas that may become of it, so that references to references can't explode
     * @param path where it comes from, for the message
     * @throws InvalidRequestException when it does not describe objects, as a tool's schema must
     */
    static ObjectNode of(JsonNode schema, int most, String path) throws InvalidRequestException {
        var flat = new FlatSchema(schema, most).flat(schema, 1, List.of());
        var types = SchemaTypes.of(flat);
        if (!types.isEmpty() && !types.contains("object")) {
            throw new InvalidRequestException(
                    path,
                    "the schema describes %s; the arguments of a tool are an object"
                            .formatted(String.join(" or ", types)));
        }
        if (flat.path("properties").isMissingNode()) {
            flat.set("properties", NODES.objectNode());
        }
        flat.put("type", "object");
        return flat;
    }

    private ObjectNode flat(JsonNode schema, int depth, List<String> references) {
        made++;
        var flat = NODES.objectNode();
        schema.properties().stream()
                .filter(keyword -> !MERGED.contains(keyword.getKey()))
                .filter(keyword -> Keywords.mayBe(keyword.getKey(), keyword.getValue()))
                .forEach(keyword ->
                        flat.set(
                                keyword.getKey(),
                                inside(keyword.getKey(), keyword.getValue(), depth, references)));
        var merged = withReference(flat, schema, depth, references);
        merged = withAll(merged, schema.path("allOf"), depth, references);
        merged = withOne(merged, schema.path("anyOf"), depth, references);
        merged = withOne(merged, schema.path("oneOf"), depth, references);
        withWords(merged, schema);
        return SchemaTypes.completed(merged);
    }

    /** A keyword's value, whose own schemas are made flat. */
    private JsonNode inside(String keyword, JsonNode value, int depth, List<String> references) {
        return switch (Keywords.kind(keyword)) {
            case SCHEMA -> value.isObject() ? below(value, depth, references) : value;
            case SCHEMAS_BY_NAME -> byName(value, depth, references);
            case SCHEMA_LIST -> list(value, depth, references);
            case OTHER -> value;
        };
    }

    private ObjectNode byName(JsonNode schemas, int depth, List<String> references) {
        var flat = NODES.objectNode();
        for (var named : schemas.properties()) {
            // What may never be there need not be described.
            if (!named.getValue().equals(NODES.booleanNode(false))) {
                flat.set(named.getKey(), below(named.getValue(), depth, references));
            }
        }
        return flat;
    }

    private JsonNode list(JsonNode schemas, int depth, List<String> references) {
        var flat = NODES.arrayNode();
        schemas.forEach(schema -> flat.add(below(schema, depth, references)));
        return flat;
    }

    private ObjectNode below(JsonNode schema, int depth, List<String> references) {
        return depth < DEEPEST && made < most ? flat(schema, depth + 1, references) : stub(schema);
    }

    private ObjectNode withReference(
            ObjectNode flat, JsonNode schema, int depth, List<String> references) {
        var reference = schema.path("$ref").asString("");
        if (reference.isEmpty()) {
            return flat;
        }
        var target = SchemaReference.resolve(root, reference);
        if (target.isEmpty()) {
            SchemaWords.add(flat, "See " + reference);
            return flat;
        }
        if (references.contains(reference) || depth >= DEEPEST || made >= most) {
            return SchemaMerge.both(flat, stub(target.get(), "Has the same form as " + reference));
        }
        var inner = new ArrayList<>(references);
        inner.add(reference);
        return SchemaMerge.both(flat, flat(target.get(), depth, inner));
    }

    private ObjectNode withAll(
            ObjectNode flat, JsonNode parts, int depth, List<String> references) {
        var all = flat;
        for (var part : parts) {
            all = SchemaMerge.both(all, below(part, depth, references));
        }
        return all;
    }

    private ObjectNode withOne(
            ObjectNode flat, JsonNode choices, int depth, List<String> references) {
        var flats = new ArrayList<ObjectNode>();
        for (var choice : choices) {
            // What nothing fits is no choice.
            if (!choice.equals(NODES.booleanNode(false))) {
                flats.add(below(choice, depth, references));
            }
        }
        return flats.isEmpty() ? flat : SchemaMerge.both(flat, SchemaMerge.either(flats));
    }

    /** What has no other form is said in words. */
    private static void withWords(ObjectNode flat, JsonNode schema) {
        if (schema.path("not").isObject()) {
            SchemaWords.add(flat, "Must not match " + SchemaWords.shown(schema.path("not")));
        }
        if (schema.path("if").isObject()) {
            var condition = NODES.objectNode();
            for (var keyword : List.of("if", "then", "else")) {
                if (schema.has(keyword)) {
                    condition.set(keyword, schema.path(keyword));
                }
            }
            SchemaWords.add(flat, "Must match " + SchemaWords.shown(condition));
        }
    }

    private ObjectNode stub(JsonNode schema) {
        var reference = schema.path("$ref").asString("");
        return SchemaReference.resolve(root, reference)
                .map(target -> stub(target, "Has the same form as " + reference))
                .orElseGet(() -> stub(schema, "Its parts are left out here"));
    }

    /** Only what a schema is, without its parts. */
    private static ObjectNode stub(JsonNode schema, String words) {
        var stub = NODES.objectNode();
        var type = schema.path("type");
        if (type.isString() || type.isArray()) {
            stub.set("type", type);
        }
        var description = schema.path("description");
        if (description.isString()) {
            stub.set("description", description);
        }
        SchemaWords.add(stub, words);
        return SchemaTypes.completed(stub);
    }
}
