package io.qgateway.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.qgateway.accounts.LastRefresh;
import io.qgateway.accounts.Secret;
import io.qgateway.accounts.transfer.PortableAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The resources that an import writes, held against the definition of QAccounts. */
class ManifestsTest {

    private static final Path DEFINITION = Path.of("../../crds/qaccounts.qgateway.io.yaml");
    private static final JsonMapper JSON = JsonMapper.shared();

    @ParameterizedTest
    @ValueSource(strings = {"Team A", "", "  \"quoted\": yes #", "汉字"})
    void agreeWithTheDefinition(String label) throws IOException {
        var account =
                account(
                        Optional.of(label),
                        new PortableAccount.Placement(
                                "eu-central-1",
                                Optional.of(
                                        "arn:aws:codewhisperer:us-east-1:123456789012:profile/ABC"),
                                20,
                                OptionalInt.of(3)));

        var resources = resources(account);

        assertThat(resources).hasSize(2);
        var qAccount = resources.getLast();
        assertThat(mistakes(qAccount)).isEmpty();
        var spec = qAccount.get("spec");
        assertThat(spec.get("label").asString()).isEqualTo(label);
        assertThat(spec.at("/auth/secretRef/region").asString()).isEqualTo("eu-central-1");
        assertThat(spec.at("/pool/maxConcurrency").asInt()).isEqualTo(3);
        assertThat(spec.at("/auth/secretRef/name").asString())
                .isEqualTo(resources.getFirst().at("/metadata/name").asString());
        assertThat(resources.getFirst().at("/stringData").propertyNames())
                .containsExactly("clientId", "clientSecret", "refreshToken");
    }

    @Test
    void leaveOutWhatIsAsUsual() throws IOException {
        var account =
                account(
                        Optional.empty(),
                        new PortableAccount.Placement(
                                "us-east-1", Optional.empty(), 100, OptionalInt.empty()));

        var spec = resources(account).getLast().get("spec");

        assertThat(spec.propertyNames()).containsExactly("provider", "auth", "suspend");
        assertThat(spec.get("suspend").asBoolean()).isFalse();
    }

    @Test
    void theDefinitionIsHeldAgainstEveryField() throws IOException {
        var account =
                account(
                        Optional.empty(),
                        new PortableAccount.Placement(
                                "us-east-1", Optional.empty(), 100, OptionalInt.empty()));
        var wrong = (ObjectNode) resources(account).getLast();
        ((ObjectNode) wrong.get("spec")).put("lable", "x");

        assertThat(mistakes(wrong)).hasSize(1);
    }

    private static PortableAccount account(
            Optional<String> label, PortableAccount.Placement placement) {
        var now = Instant.parse("2026-11-24T09:30:00Z");
        return new PortableAccount(
                "0b7e9c1d",
                label,
                new PortableAccount.Login(
                        "client",
                        Optional.of(new Secret("client-secret")),
                        Optional.of(new Secret("refresh: token")),
                        Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                new PortableAccount.History(now, now, Optional.empty(), LastRefresh.NEVER, 0, 0),
                placement,
                PortableAccount.OF_THE_DATABASE);
    }

    private static List<JsonNode> resources(PortableAccount account) {
        var yaml = new Manifests(Optional.of("ai")).of(account).orElseThrow().yaml();
        return StreamSupport.stream(new Yaml().loadAll(yaml).spliterator(), false)
                .map(it -> (JsonNode) JSON.valueToTree(it))
                .toList();
    }

    private static List<?> mistakes(JsonNode resource) throws IOException {
        var definition = (JsonNode) JSON.valueToTree(new Yaml().load(Files.readString(DEFINITION)));
        var schema = definition.at("/spec/versions/0/schema/openAPIV3Schema");
        close(schema.get("properties").get("spec"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema)
                .validate(resource);
    }

    /** The API server refuses or drops what the schema does not name. */
    private static void close(JsonNode schema) {
        if (schema.has("properties")) {
            ((ObjectNode) schema).put("additionalProperties", false);
            schema.get("properties").forEach(ManifestsTest::close);
        }
    }
}
