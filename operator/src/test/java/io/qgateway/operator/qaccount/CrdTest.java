package io.qgateway.operator.qaccount;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CrdTest {

    private static final Map<Type, String> TYPES =
            Map.of(
                    String.class, "string",
                    boolean.class, "boolean",
                    int.class, "integer int32",
                    Integer.class, "integer int32",
                    long.class, "integer int64",
                    Long.class, "integer int64",
                    Double.class, "number",
                    Instant.class, "string date-time");

    private static final CustomResourceDefinition CRD = Crd.read();
    private static final CustomResourceDefinitionVersion VERSION =
            CRD.getSpec().getVersions().getFirst();
    private static final JSONSchemaProps SCHEMA = VERSION.getSchema().getOpenAPIV3Schema();

    @Test
    void hasTheNamesOfTheType() {
        var names = CRD.getSpec().getNames();
        assertThat(CRD.getMetadata().getName())
                .isEqualTo(HasMetadata.getFullResourceName(QAccount.class));
        assertThat(names.getKind()).isEqualTo(HasMetadata.getKind(QAccount.class));
        assertThat(VERSION.getName()).isEqualTo(HasMetadata.getVersion(QAccount.class));
        assertThat(names.getShortNames()).containsExactly("qa", "qacc");
        assertThat(names.getCategories()).containsExactly("qgateway");
        assertThat(VERSION.getSubresources().getStatus()).isNotNull();
    }

    @Test
    void hasThePropertiesOfTheTypes() {
        assertThat(SCHEMA.getProperties().keySet())
                .containsExactlyInAnyOrder("apiVersion", "kind", "metadata", "spec", "status");
        hold(QAccountSpec.class, property("spec"), "spec");
        hold(QAccountStatus.class, property("status"), "status");
    }

    @Test
    void describesEveryProperty() {
        describes(SCHEMA, "");
    }

    @Test
    void boundsEveryTextThatPeopleWrite() {
        bounds(property("spec"), "spec");
    }

    @Test
    void defaultsAreThoseOfTheTypes() {
        var bare = Serialization.unmarshal("{\"auth\": {\"deviceLogin\": {}}}", QAccountSpec.class);

        var defaults = JsonNodeFactory.instance.objectNode();
        property("spec")
                .getProperties()
                .forEach((name, property) -> defaults.set(name, property.getDefault()));

        assertThat(bare.provider()).isEqualTo(defaults.get("provider").asText());
        assertThat(bare.profileArn()).isEqualTo(defaults.get("profileArn").asText());
        assertThat(bare.suspend()).isEqualTo(defaults.get("suspend").asBoolean());
        assertThat(bare.pool().weight())
                .isEqualTo(property("spec", "pool", "weight").getDefault().asInt());
        assertThat(bare.credentialSecret().deletionPolicy())
                .isEqualTo(
                        property("spec", "credentialSecret", "deletionPolicy")
                                .getDefault()
                                .asText());
        assertThat(requireNonNull(bare.auth().deviceLogin()).startUrl())
                .isEqualTo(
                        property("spec", "auth", "deviceLogin", "startUrl").getDefault().asText());
    }

    @Test
    void aConditionIsFoundByItsType() {
        var conditions = property("status", "conditions");
        assertThat(conditions.getXKubernetesListType()).isEqualTo("map");
        assertThat(conditions.getXKubernetesListMapKeys()).containsExactly("type");
    }

    @Test
    void showsTheColumnsThatTheDocumentationHas() {
        var columns =
                VERSION.getAdditionalPrinterColumns().stream()
                        .collect(
                                Collectors.groupingBy(
                                        column -> column.getPriority() != null,
                                        Collectors.mapping(
                                                column -> column.getName(), Collectors.toList())));
        assertThat(columns.get(false))
                .containsExactly("Provider", "Status", "Ready", "Token Expires", "Used", "Age");
        assertThat(columns.get(true)).containsExactly("Login Code", "URL");
    }

    @Test
    void readsWhatANewerVersionHasWritten() {
        var account =
                Serialization.unmarshal(
                        """
                        apiVersion: qgateway.io/v1alpha1
                        kind: QAccount
                        metadata: {name: a, namespace: b}
                        spec:
                          provider: Kiro
                          later: {more: [1]}
                          auth: {deviceLogin: {ticket: x}, badge: {}}
                          credentialSecret: {deletionPolicy: Archive}
                        status: {later: 1, conditions: [{type: Ready, later: 1}]}
                        """,
                        QAccount.class);

        assertThat(account.getSpec().provider()).isEqualTo("Kiro");
        assertThat(account.getSpec().credentialSecret().isDeleted()).isFalse();
        assertThat(account.getStatus().condition("Ready")).isPresent();
    }

    private static void hold(Class<?> type, JSONSchemaProps schema, String path) {
        assertThat(type.isRecord()).as(path + " is a record").isTrue();
        assertThat(type.getAnnotation(JsonIgnoreProperties.class)).as(path).isNotNull();
        var components = components(type);
        assertThat(new TreeSet<>(schema.getProperties().keySet()))
                .as("properties of " + path)
                .isEqualTo(new TreeSet<>(components.keySet()));
        components.forEach((name, component) ->
                holds(
                        component.getGenericType(),
                        requireNonNull(schema.getProperties().get(name)),
                        path + "." + name));
    }

    private static void holds(Type type, JSONSchemaProps schema, String path) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            assertThat(schema.getType()).as(path).isEqualTo("array");
            holds(list.getActualTypeArguments()[0], schema.getItems().getSchema(), path + "[]");
        } else if (TYPES.containsKey(type)) {
            var format = schema.getFormat() == null ? "" : " " + schema.getFormat();
            assertThat(schema.getType() + format).as(path).isEqualTo(TYPES.get(type));
        } else {
            assertThat(schema.getType()).as(path).isEqualTo("object");
            hold((Class<?>) type, schema, path);
        }
    }

    private static Map<String, RecordComponent> components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .collect(Collectors.toMap(RecordComponent::getName, component -> component));
    }

    private static void describes(JSONSchemaProps schema, String path) {
        if (!Set.of("metadata").contains(path)) {
            assertThat(schema.getDescription()).as("description of '" + path + "'").isNotBlank();
        }
        children(schema, path).forEach((name, child) -> describes(child, name));
    }

    private static void bounds(JSONSchemaProps schema, String path) {
        if ("string".equals(schema.getType())) {
            assertThat(schema.getMaxLength() != null || !schema.getEnum().isEmpty())
                    .as("a bound of " + path)
                    .isTrue();
        }
        if ("integer".equals(schema.getType())) {
            assertThat(schema.getMaximum()).as("a bound of " + path).isNotNull();
        }
        children(schema, path).forEach((name, child) -> bounds(child, name));
    }

    private static Map<String, JSONSchemaProps> children(JSONSchemaProps schema, String path) {
        var children = new TreeMap<String, JSONSchemaProps>();
        if (schema.getItems() != null) {
            children.put(path + "[]", schema.getItems().getSchema());
        }
        if (schema.getProperties() != null) {
            schema.getProperties()
                    .forEach((name, child) ->
                            children.put(path.isEmpty() ? name : path + "." + name, child));
        }
        return children;
    }

    private static JSONSchemaProps property(String... path) {
        var schema = SCHEMA;
        for (var name : path) {
            schema = requireNonNull(schema.getProperties().get(name));
        }
        return schema;
    }
}
