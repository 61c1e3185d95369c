package io.qgateway.operator.qaccount;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds docs/kubernetes/qaccount.md against the definition. */
class QAccountPageTest {

    private static final Path PAGE = Path.of("../docs/kubernetes/qaccount.md");
    private static final JSONSchemaProps SCHEMA =
            Crd.read().getSpec().getVersions().getFirst().getSchema().getOpenAPIV3Schema();

    @Test
    void hasARowForEachFieldOfTheSpec() throws IOException {
        var rows = new LinkedHashMap<String, String>();
        collect(part("spec"), "", true, rows);

        assertThat(table("## Spec")).containsExactlyElementsOf(rows.values());
    }

    @Test
    void hasARowForEachFieldOfTheStatus() throws IOException {
        var rows = new LinkedHashMap<String, String>();
        collect(part("status"), "", false, rows);

        assertThat(table("## Status")).containsExactlyElementsOf(rows.values());
    }

    @Test
    void quotesEveryRule() throws IOException {
        assertThat(rules(SCHEMA))
                .isNotEmpty()
                .allSatisfy(
                        rule -> assertThat(Files.readString(PAGE)).contains("| " + rule + " |"));
    }

    private static JSONSchemaProps part(String name) {
        return requireNonNull(SCHEMA.getProperties().get(name));
    }

    private static void collect(
            JSONSchemaProps parent, String path, boolean spec, Map<String, String> rows) {
        parent.getProperties()
                .forEach((name, schema) -> {
                    boolean required =
                            parent.getRequired() != null && parent.getRequired().contains(name);
                    var field = path + name;
                    rows.put(field, spec ? specRow(field, schema, required) : row(field, schema));
                    if (schema.getProperties() != null) {
                        collect(schema, field + ".", spec, rows);
                    }
                    if (schema.getItems() != null) {
                        collect(schema.getItems().getSchema(), field + "[].", spec, rows);
                    }
                });
    }

    private static String specRow(String field, JSONSchemaProps schema, boolean required) {
        return "| `%s` | %s%s |%s| %s |"
                .formatted(
                        field,
                        type(schema),
                        required ? ", required" : "",
                        defaultOf(schema),
                        schema.getDescription());
    }

    private static String row(String field, JSONSchemaProps schema) {
        return "| `%s` | %s | %s |".formatted(field, type(schema), schema.getDescription());
    }

    private static String defaultOf(JSONSchemaProps schema) {
        if (schema.getDefault() == null) {
            return " ";
        }
        return " `%s` "
                .formatted(
                        schema.getDefault().isContainerNode()
                                ? schema.getDefault().toString()
                                : schema.getDefault().asText());
    }

    private static String type(JSONSchemaProps schema) {
        if (schema.getEnum() != null && !schema.getEnum().isEmpty()) {
            return schema.getEnum().stream()
                    .map(JsonNode::asText)
                    .map("`%s`"::formatted)
                    .collect(Collectors.joining(", "));
        }
        if ("date-time".equals(schema.getFormat())) {
            return "time";
        }
        return schema.getType().equals("array") ? "list" : schema.getType();
    }

    private static List<String> rules(JSONSchemaProps schema) {
        var rules =
                new ArrayList<>(
                        schema.getXKubernetesValidations() == null
                                ? List.<String>of()
                                : schema.getXKubernetesValidations().stream()
                                        .map(rule -> rule.getMessage())
                                        .toList());
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(child -> rules.addAll(rules(child)));
        }
        return rules;
    }

    private static List<String> table(String heading) throws IOException {
        return Files.readAllLines(PAGE).stream()
                .dropWhile(line -> !line.equals(heading))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.matches("\\| `[A-Za-z.\\[\\]]+` \\| .*"))
                .toList();
    }
}
