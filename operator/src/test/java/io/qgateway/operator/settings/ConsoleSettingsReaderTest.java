package io.qgateway.operator.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsoleSettingsReaderTest {

    private static final Path PAGE = Path.of("../docs/kubernetes/console.md");
    private static final Map<String, String> COMPLETE =
            Map.of(
                    "DATABASE_URL", "postgres://reader:secret@db/qgateway",
                    "ADMIN_PASSWORD", "correct horse battery",
                    "QGATEWAY_GATEWAY_URL", "http://qgateway.ai:8000",
                    "QGATEWAY_INTERNAL_TOKEN", "0123456789abcdef",
                    "QGATEWAY_WATCH_NAMESPACES", "ai, more",
                    "QGATEWAY_CONSOLE_NAMESPACE", "ai");

    @Test
    void readsWhatTheChartSets() {
        var reader = new ConsoleSettingsReader(COMPLETE);
        var settings = reader.read();

        assertThat(reader.mistakes()).isEmpty();
        assertThat(settings.gateway()).isEqualTo(URI.create("http://qgateway.ai:8000"));
        assertThat(settings.namespaces()).containsExactlyInAnyOrder("ai", "more");
        assertThat(settings.namespace()).isEqualTo("ai");
        assertThat(settings.toString())
                .doesNotContain("correct horse", "0123456789abcdef", "secret@");
    }

    @Test
    void namesAllThatIsMissing() {
        var reader = new ConsoleSettingsReader(Map.of());
        reader.read();

        assertThat(reader.mistakes())
                .extracting(sentence -> sentence.replaceFirst(":.*", ""))
                .containsExactly(
                        "DATABASE_URL",
                        "ADMIN_PASSWORD",
                        "QGATEWAY_GATEWAY_URL",
                        "QGATEWAY_INTERNAL_TOKEN",
                        "QGATEWAY_CONSOLE_NAMESPACE");
    }

    @Test
    void refusesWhatCouldBeGuessedAndWhatItDoesNotKnow() {
        var given = new HashMap<>(COMPLETE);
        given.put("ADMIN_PASSWORD", "admin");
        given.put("QGATEWAY_INTERNAL_TOKEN", "short");
        given.put("QGATEWAY_SEALING_KEY", "not for consoles");
        var reader = new ConsoleSettingsReader(given);
        reader.read();

        assertThat(reader.mistakes())
                .satisfiesExactly(
                        unknown ->
                                assertThat(unknown)
                                        .startsWith("QGATEWAY_SEALING_KEY: the console has no"),
                        password ->
                                assertThat(password)
                                        .startsWith("ADMIN_PASSWORD: has fewer than 12"),
                        token ->
                                assertThat(token)
                                        .startsWith("QGATEWAY_INTERNAL_TOKEN: needs at least 16"));
    }

    @Test
    void thePageNamesEverySetting() throws IOException {
        var page = Files.readString(PAGE);

        assertThat(ConsoleSettingsReader.KNOWN)
                .allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
    }
}
