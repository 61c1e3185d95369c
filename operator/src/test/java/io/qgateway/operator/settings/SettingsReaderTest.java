package io.qgateway.operator.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.accounts.database.DatabaseUrl;
import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsReaderTest {

    private static final Path PAGE = Path.of("../docs/kubernetes/operator.md");
    private static final String DATABASE = "postgres://user:password@db.example.com/qgateway";
    private static final String KEY = "c2VhbGluZy1rZXktb2YtdGhlLXRlc3RzLTMyLWJ5dGU=";

    @Test
    void readsWhatThePodIsGiven() {
        var reader =
                new SettingsReader(
                        Map.of(
                                "DATABASE_URL", DATABASE,
                                "QGATEWAY_SEALING_KEY", KEY,
                                "QGATEWAY_SEALING_KEY_PREVIOUS", KEY,
                                "QGATEWAY_OIDC_ENDPOINT", "http://simulator:9000",
                                "QGATEWAY_WATCH_NAMESPACES", "ai, tools,",
                                "QGATEWAY_OPERATOR_NAMESPACE", "qgateway",
                                "POD_NAME", "operator-0",
                                "HOSTNAME", "other"));

        var settings = reader.read();

        assertThat(reader.mistakes()).isEmpty();
        assertThat(settings.database()).isInstanceOf(DatabaseUrl.PostgreSql.class);
        assertThat(settings.sealingKeys().orElseThrow().value()).isEqualTo(KEY + "," + KEY);
        assertThat(settings.oidcEndpoint()).contains(URI.create("http://simulator:9000"));
        assertThat(settings.namespaces()).containsExactlyInAnyOrder("ai", "tools");
        assertThat(settings.leaseNamespace()).contains("qgateway");
        assertThat(settings.identity()).startsWith("operator-0_");
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings).asString().doesNotContain("password").doesNotContain(KEY);
    }

    @Test
    void tellsAllThatIsWrongAtOnce() {
        var reader =
                new SettingsReader(
                        Map.of(
                                "QGATEWAY_SEALING_KEY", "short",
                                "QGATEWAY_LEADER_ELECTION", "maybe",
                                "QGATEWAY_OIDC_ENDPOINT", "simulator",
                                "QGATEWAY_OPERATOR_NAMESPACE", "x",
                                "QGATEWAY_NAMESPACES", "ai",
                                "PORT", "high"));

        reader.read();

        assertThat(reader.mistakes())
                .hasSize(6)
                .anySatisfy(it -> assertThat(it).startsWith("DATABASE_URL: is empty"))
                .contains(
                        "QGATEWAY_SEALING_KEY: must be 32 bytes in Base64; make one with openssl"
                                + " rand -base64 32",
                        "QGATEWAY_LEADER_ELECTION: must be true or false",
                        "QGATEWAY_OIDC_ENDPOINT: must be a URL, http://… or https://…",
                        "PORT: must be a port, from 0 to 65535")
                .anySatisfy(it ->
                        assertThat(it)
                                .startsWith(
                                        "QGATEWAY_NAMESPACES: the operator has no such setting"));
    }

    @Test
    void asksForTheNamespaceOfTheLeaseOutsideOfACluster() {
        var reader = new SettingsReader(Map.of("DATABASE_URL", DATABASE));

        reader.read();

        assertThat(reader.mistakes())
                .singleElement()
                .asString()
                .startsWith("QGATEWAY_OPERATOR_NAMESPACE: is not set and this is no pod");
    }

    @Test
    void callsOnlyTheIdentityProviderThroughTheProxy() {
        var given = new HashMap<>(Map.of("DATABASE_URL", DATABASE, "HTTP_PROXY", "http://p:3128"));
        given.put("QGATEWAY_LEADER_ELECTION", "false");
        given.put("NO_PROXY", "example.com");
        var proxy = new SettingsReader(given).read().proxySelector();

        assertThat(proxy.select(URI.create("https://oidc.us-east-1.amazonaws.com/token")))
                .extracting(Proxy::type)
                .containsExactly(Proxy.Type.HTTP);
        assertThat(List.of("http://127.0.0.1:9000", "http://localhost", "https://idp.example.com"))
                .allSatisfy(url ->
                        assertThat(proxy.select(URI.create(url))).containsExactly(Proxy.NO_PROXY));
    }

    @Test
    void thePageNamesEverySetting() throws IOException {
        var page = Files.readString(PAGE);

        assertThat(SettingsReader.KNOWN)
                .allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
    }
}
