package io.qgateway.amazonq.repair;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A schema that was made flat takes nothing away: what fitted the client's fits it, too. */
class FlatSchemaPropertyTest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    record Example(ObjectNode schema, List<JsonNode> values) {}

    @Property(tries = 500)
    void allowsWhatTheOriginalAllows(@ForAll("examples") Example example) throws Exception {
        var flat = FlatSchema.of(example.schema(), 4_000, "");

        assertThat(Keywords.areTaken(flat, 1)).as(flat.toString()).isTrue();
        var original = schema(example.schema());
        var mended = schema(flat);
        for (var value : example.values()) {
            if (original.validate(value).isEmpty()) {
                assertThat(mended.validate(value))
                        .as("%s fits %s but not %s", value, example.schema(), flat)
                        .isEmpty();
            }
        }
    }

    private static Schema schema(JsonNode schema) {
        return REGISTRY.getSchema(JsonMapper.shared().readTree(schema.toString()));
    }

    @Provide
    Arbitrary<Example> examples() {
        return Arbitraries.longs()
                .map(seed -> {
                    var making = new Making(new Random(seed));
                    var schema = making.tool();
                    return new Example(schema, making.values(40));
                });
    }

    /**
     * Schemas of closed objects: of two open ones, each allows anything under the other's names,
     * which nobody means.
     */
    private static final class Making {

        private static final List<String> NAMES = List.of("a", "b", "c");

        private final Random random;
        private boolean defining;

        Making(Random random) {
            this.random = random;
        }

        ObjectNode tool() {
            defining = false;
            var tool = object(3);
            var definitions = NODES.objectNode();
            // A schema that is nothing but itself means nothing, and the validator never returns.
            defining = true;
            definitions.set("d0", schema(2));
            definitions.set("d1", schema(1));
            tool.set("$defs", definitions);
            return tool;
        }

        private ObjectNode object(int depth) {
            var object = NODES.objectNode().put("type", "object");
            var properties = NODES.objectNode();
            var required = NODES.arrayNode();
            for (var name : NAMES) {
                if (random.nextInt(3) > 0) {
                    properties.set(name, schema(depth - 1));
                    if (random.nextInt(3) == 0) {
                        required.add(name);
                    }
                }
            }
            object.set("properties", properties);
            object.set("required", required);
            return object.put("additionalProperties", false);
        }

        private ObjectNode schema(int depth) {
            var kind = random.nextInt(depth > 0 ? 10 : 5);
            return switch (kind) {
                case 0 ->
                        NODES.objectNode()
                                .put("type", "string")
                                .put("maxLength", random.nextInt(3));
                case 1 ->
                        NODES.objectNode().put("type", "integer").put("minimum", random.nextInt(3));
                case 2 -> NODES.objectNode().put("const", "x");
                case 3 -> {
                    var values = NODES.objectNode();
                    values.putArray("enum").add("x").add(1).addNull();
                    yield values;
                }
                case 4 -> NODES.objectNode().put("type", "null");
                case 5 ->
                        defining
                                ? NODES.objectNode().put("type", "boolean")
                                : NODES.objectNode().put("$ref", "#/$defs/d" + random.nextInt(2));
                case 6, 7 -> {
                    var choice = NODES.objectNode();
                    var choices = choice.putArray(random.nextBoolean() ? "anyOf" : "oneOf");
                    for (var i = random.nextInt(3); i >= 0; i--) {
                        choices.add(schema(depth - 1));
                    }
                    yield choice;
                }
                case 8 -> {
                    var list = NODES.objectNode().put("type", "array");
                    list.set("items", schema(depth - 1));
                    yield list;
                }
                default -> object(depth);
            };
        }

        List<JsonNode> values(int count) {
            return IntStream.range(0, count).<JsonNode>mapToObj(_ -> objectValue(3)).toList();
        }

        private JsonNode objectValue(int depth) {
            var object = NODES.objectNode();
            for (var name : NAMES) {
                if (random.nextInt(3) > 0) {
                    object.set(name, value(depth - 1));
                }
            }
            return object;
        }

        private JsonNode value(int depth) {
            return switch (random.nextInt(depth > 0 ? 7 : 5)) {
                case 0 -> NODES.stringNode("x");
                case 1 -> NODES.numberNode(1);
                case 2 -> NODES.nullNode();
                case 3 -> NODES.stringNode("");
                case 4 -> NODES.numberNode(2);
                case 5 -> NODES.arrayNode().add(value(depth - 1));
                default -> objectValue(depth);
            };
        }
    }
}
