package io.qgateway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.settings.SettingsReading.Complete;
import io.qgateway.settings.SettingsReading.Mistaken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsAtStartTest {

    @TempDir Path directory;

    @Test
    void startsWithoutAFile() {
        assertThat(load(List.of(), Map.of())).isInstanceOf(Complete.class);
    }

    @Test
    void theEnvironmentWinsOverTheFile() throws IOException {
        Files.writeString(directory.resolve(".env"), "PORT=1\nMAX_ERROR_COUNT=2\nFOREIGN=x\n");

        var reading = load(List.of(), Map.of("PORT", "3"));

        assertThat(reading).isInstanceOf(Complete.class);
        var settings = ((Complete) reading).settings();
        assertThat(settings.listener().port()).isEqualTo(3);
        assertThat(settings.counting().maxErrorCount()).isEqualTo(2);
    }

    @Test
    void takesTheDemoAsAnArgument() {
        var reading = load(List.of("--demo"), Map.of("QGATEWAY_DEMO", "false"));

        assertThat(((Complete) reading).settings().demo()).isTrue();
    }

    @Test
    void tellsUnknownArgumentsBadLinesAndWrongSettingsTogether() throws IOException {
        Files.writeString(directory.resolve(".env"), "PORT=x\ns3cret\n");

        var reading = load(List.of("--dmeo=s3cret"), Map.of("QGATEWAY_TYPO", "s3cret"));

        assertThat(((Mistaken) reading).mistakes())
                .extracting(Mistake::toString)
                .containsExactly(
                        ".env line 2: must look like NAME=value",
                        "--dmeo: unknown argument; there is only --demo",
                        "QGATEWAY_TYPO: unknown setting; docs/configuration.md lists those there are",
                        "PORT=x: must be a whole number from 0 to 65535, for example PORT=8080");
    }

    @Test
    void tellsAFileThatIsNoText() throws IOException {
        Files.write(directory.resolve(".env"), "A=ü".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(((Mistaken) load(List.of(), Map.of())).mistakes())
                .singleElement()
                .hasToString(".env: must be a text in UTF-8");
    }

    @Test
    void tellsAFileThatCannotBeRead() throws IOException {
        Files.createDirectory(directory.resolve(".env"));

        assertThat(((Mistaken) load(List.of(), Map.of())).mistakes())
                .singleElement()
                .asString()
                .startsWith(".env: can't be read");
    }

    private SettingsReading load(List<String> arguments, Map<String, String> environment) {
        return SettingsAtStart.load(arguments, environment, directory);
    }
}
