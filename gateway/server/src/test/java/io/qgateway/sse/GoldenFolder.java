package io.qgateway.sse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A folder with an example: what goes in and what has to come out. With {@code
 * -Dgolden.update=true} what comes out is written instead, for a reviewer to read the difference.
 */
public record GoldenFolder(Path path) {

    private static final Path RESOURCES = Path.of("src/test/resources/io/qgateway");

    /** The examples of a package, by name. */
    public static Stream<GoldenFolder> of(String name) throws IOException {
        try (var folders = Files.list(RESOURCES.resolve(name))) {
            return folders.filter(Files::isDirectory).sorted().toList().stream()
                    .map(GoldenFolder::new);
        }
    }

    public byte[] request() throws IOException {
        return Files.readAllBytes(path.resolve("request.json"));
    }

    public ReplyScript reply() throws IOException {
        return new ReplyScript(Files.readAllLines(path.resolve("events.txt")));
    }

    public void check(String file, String actual) throws IOException {
        var expected = path.resolve(file);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(expected, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(expected));
    }

    @Override
    public String toString() {
        return path.getFileName().toString();
    }
}
