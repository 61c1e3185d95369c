package io.qgateway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.settings.SettingsReading.Complete;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds docs/configuration.md and .env.example to the settings there are. */
class ConfigurationPageTest {

    private static final Path PROJECT = Path.of("../..");
    private static final Path PAGE = PROJECT.resolve("docs/configuration.md");
    private static final String BEGIN = "<!-- settings: made by ConfigurationPageTest -->\n";
    private static final String END = "<!-- end of settings -->\n";

    @Test
    void thePageListsEverySetting() throws IOException {
        String page = Files.readString(PAGE);
        String current =
                page.substring(0, page.indexOf(BEGIN) + BEGIN.length())
                        + table()
                        + page.substring(page.indexOf(END));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, current);
        }

        assertThat(Files.readString(PAGE))
                .as("docs/configuration.md; -Dgolden.update=true writes it anew")
                .isEqualTo(current);
    }

    @Test
    void theExampleFileNamesEverySettingWithItsDefaultAndStartsAsItIs() throws IOException {
        String example = Files.readString(PROJECT.resolve(".env.example"));

        for (var setting : Setting.values()) {
            assertThat(example)
                    .containsPattern("(?m)^(# )?" + setting + "=\"?" + setting.fallback() + "\"?$");
        }
        var content = DotEnv.parse(example);
        assertThat(content.unreadableLines()).isEmpty();
        assertThat(Settings.read(content.variables())).isInstanceOf(Complete.class);
    }

    private static String table() {
        return Arrays.stream(Setting.values())
                .map(ConfigurationPageTest::row)
                .collect(
                        Collectors.joining(
                                "\n",
                                "| setting | default | example | meaning |\n|---|---|---|---|\n",
                                "\n"));
    }

    private static String row(Setting setting) {
        return "| `%s` | %s | %s | %s |"
                .formatted(
                        setting,
                        code(setting.fallback()),
                        code(setting.example()),
                        setting.meaning());
    }

    private static String code(String text) {
        return text.isEmpty() || text.contains("`") ? text : "`" + text + "`";
    }
}
