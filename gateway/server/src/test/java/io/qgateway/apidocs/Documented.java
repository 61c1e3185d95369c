package io.qgateway.apidocs;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What an OpenAPI document says, for those who want to know whether it is true. */
final class Documented {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> METHODS =
            Set.of("get", "head", "post", "put", "patch", "delete");
    private static final SchemaRegistry SCHEMAS =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final JsonNode document;

    Documented(String json) {
        this.document = JSON.readTree(json);
    }

    JsonNode document() {
        return document;
    }

    /** As the route table names them. */
    Set<String> routes() {
        var routes = new TreeSet<String>();
        calls().forEach(call -> routes.add(call.method() + " " + RouteTable.plain(call.path())));
        return routes;
    }

    /** Every operation with each of its examples, or without a body where it takes none. */
    List<Call> calls() {
        var calls = new ArrayList<Call>();
        for (var path : document.path("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                if (METHODS.contains(operation.getKey())) {
                    addCalls(path.getKey(), operation, calls);
                }
            }
        }
        return calls;
    }

    private void addCalls(String path, Map.Entry<String, JsonNode> operation, List<Call> calls) {
        var method = operation.getKey().toUpperCase(Locale.ROOT);
        var value = operation.getValue();
        var parameters = value.path("parameters");
        var examples = value.at("/requestBody/content/application~1json/examples").properties();
        if (examples.isEmpty()) {
            calls.add(new Call(method, path, "", Optional.empty(), parameters, value));
        }
        for (var example : examples) {
            var body = Optional.of(example.getValue().path("value"));
            calls.add(new Call(method, path, example.getKey(), body, parameters, value));
        }
    }

    /**
     * What is wrong with a body, going by what is said of it in the document; closed to what is not
     * said.
     */
    List<String> mistakes(JsonNode schema, JsonNode body) {
        return schema(schema).validate(body).stream().map(Object::toString).toList();
    }

    /** What is wrong with an example, going by the schema of its request. */
    List<String> mistakes(Call call) {
        return mistakes(
                call.operation().at("/requestBody/content/application~1json/schema"),
                call.body().orElseThrow());
    }

    /** The named response, where it is elsewhere. */
    JsonNode resolved(JsonNode node) {
        var reference = node.path("$ref");
        return reference.isString() ? document.at(reference.stringValue().substring(1)) : node;
    }

    private Schema schema(JsonNode schema) {
        var root = JSON.createObjectNode();
        root.set("components", closed(document.path("components")));
        root.setAll((ObjectNode) closed(schema));
        return SCHEMAS.getSchema(root);
    }

    /** A field that is answered and not documented is a mistake; for clients it would be none. */
    private static JsonNode closed(JsonNode node) {
        var copy = node.deepCopy();
        close(copy);
        return copy;
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(Documented::close);
    }

    /** An operation with one of its examples. */
    record Call(
            String method,
            String path,
            String example,
            Optional<JsonNode> body,
            JsonNode parameters,
            JsonNode operation) {

        boolean isStreamed() {
            return body.map(json -> json.path("stream").asBoolean(false)).orElse(false);
        }

        @Override
        public String toString() {
            return "%s %s %s".formatted(method, path, example);
        }
    }
}
