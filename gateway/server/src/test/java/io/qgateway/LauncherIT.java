package io.qgateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Runs the launcher on a real older Java, where the machine has one. */
class LauncherIT {

    private static final Path INSTALLED = Path.of("/usr/lib/jvm");

    @Test
    void tellsAnOlderJavaWhatItNeedsAndExitsWith2() throws IOException, InterruptedException {
        var java17 = java17();
        assumeTrue(java17.isPresent(), "Skipped: there is no Java 17 in " + INSTALLED);

        var process =
                new ProcessBuilder(
                                List.of(
                                        java17.get().toString(),
                                        "-cp",
                                        "target/classes",
                                        Launcher.class.getName()))
                        .redirectErrorStream(true)
                        .start();

        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(said)
                .startsWith("qgateway needs Java 25 or newer and this is Java 17")
                .hasLineCount(1);
    }

    private static Optional<Path> java17() throws IOException {
        if (!Files.isDirectory(INSTALLED)) {
            return Optional.empty();
        }
        try (var homes = Files.newDirectoryStream(INSTALLED, "*17*")) {
            for (var home : homes) {
                var java = home.resolve("bin/java");
                if (Files.isExecutable(java)) {
                    return Optional.of(java);
                }
            }
        }
        return Optional.empty();
    }
}
