package io.qgateway.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Images that are built of the parts of this machine. */
@Timeout(300)
class ImagesIT {

    private static final Path SIMULATOR = Path.of("target", "simulator").toAbsolutePath();

    @TempDir private Path directory;

    @Test
    void twoBuildsAreAlikeByteForByte() throws Exception {
        var first = simulator(directory.resolve("first"));
        var second = simulator(directory.resolve("second"));

        assertThat(first.digest()).isEqualTo(second.digest());
        assertThat(Files.mismatch(first.tar(), second.tar())).isEqualTo(-1);
    }

    @Test
    void holdsNoShellAndRunsAsNobodyInParticular() throws Exception {
        var tar = simulator(directory).tar();

        assertThat(contents(tar))
                .contains("opt/java/bin/java", "app/qgateway-simulator", "etc/nsswitch.conf")
                .anyMatch(file -> file.startsWith("app/lib/qgateway-simulator-"))
                .noneMatch(file -> file.matches(".*/(ba|da|)sh"))
                .noneMatch(file -> file.contains("/lib/postgres"));
        assertThat(configuration(tar))
                .contains("\"User\":\"10001:10001\"")
                .contains("\"Entrypoint\":[\"java\",\"@/app/qgateway-simulator\"]");
    }

    private Image.Written simulator(Path place) throws Exception {
        return Workshop.open(place.resolve("work")).simulator(SIMULATOR).write(place, "test");
    }

    private List<String> contents(Path tar) throws IOException, InterruptedException {
        var unpacked = unpack(tar);
        try (var layers = Files.newDirectoryStream(unpacked, "*.tar.gz")) {
            var names = new java.util.ArrayList<String>();
            for (var layer : layers) {
                var list = unpacked.resolve("list");
                shell("tar -tzf '%s' > '%s'".formatted(layer, list));
                names.addAll(Files.readAllLines(list));
            }
            return names;
        }
    }

    private String configuration(Path tar) throws IOException, InterruptedException {
        return Files.readString(unpack(tar).resolve("config.json"));
    }

    private Path unpack(Path tar) throws IOException, InterruptedException {
        var into = Files.createDirectories(directory.resolve("unpacked"));
        shell("tar -xf '%s' -C '%s'".formatted(tar, into));
        return into;
    }

    private void shell(String command) throws IOException, InterruptedException {
        Command.run(directory, Map.of("PATH", "/usr/bin:/bin"), List.of("/bin/sh", "-c", command));
    }
}
