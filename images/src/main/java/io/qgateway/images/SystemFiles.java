package io.qgateway.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a JVM needs below it: a C library, the name of its user, and places to write to. */
final class SystemFiles {

    /** The one who runs everything; nobody in particular. */
    static final String USER = "10001:10001";

    private static final String EVERYBODY = "777";
    private static final List<String> LIBRARIES =
            List.of("libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0", "librt.so.1");
    private static final Map<String, String> TEXTS =
            Map.of(
                    "/etc/passwd",
                    """
                    root:x:0:0:root:/:/nologin
                    qgateway:x:10001:10001:qgateway:/data:/nologin
                    """,
                    "/etc/group",
                    """
                    root:x:0:
                    qgateway:x:10001:
                    """,
                    "/etc/nsswitch.conf",
                    "hosts: files dns\n");

    private SystemFiles() {}

    static Layer layer(Path directory) throws IOException {
        var layer = Layer.of("system");
        Files.createDirectories(directory);
        for (var text : new TreeMap<>(TEXTS).entrySet()) {
            var file = directory.resolve(text.getKey().substring("/etc/".length()));
            layer.file(Files.writeString(file, text.getValue()), text.getKey());
        }
        layer.file(loader(), loader().toString());
        for (var name : LIBRARIES) {
            layer.file(library(name), library(name).toString());
        }
        var licence = Path.of("/usr/share/doc/libc6/copyright");
        if (Files.exists(licence)) {
            layer.file(licence, licence.toString());
        }
        var empty = Files.createDirectories(directory.resolve("empty"));
        return layer.directory(empty, "/data", EVERYBODY).directory(empty, "/tmp", EVERYBODY);
    }

    /** Where the machine has a library. */
    static Path library(String name) throws IOException {
        return libraries().resolve(name);
    }

    private static Path libraries() throws IOException {
        return Stream.of("/lib/%s-linux-gnu".formatted(machine()), "/lib64", "/usr/lib64")
                .map(Path::of)
                .filter(place -> Files.exists(place.resolve("libc.so.6")))
                .findFirst()
                .orElseThrow(
                        () -> new IOException("There is no GNU C library: build on a GNU Linux"));
    }

    private static Path loader() {
        return switch (machine()) {
            case "aarch64" -> Path.of("/lib/ld-linux-aarch64.so.1");
            default -> Path.of("/lib64/ld-linux-x86-64.so.2");
        };
    }

    /** As Linux calls the processor. */
    static String machine() {
        var name = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        return name.equals("amd64") ? "x86_64" : name;
    }
}
