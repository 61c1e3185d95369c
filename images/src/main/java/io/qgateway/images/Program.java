package io.qgateway.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;

/**
 * A Spring Boot program, unpacked: the jar of its own classes beside a directory of those it needs.
 *
 * @param home where it lies
 * @param jar the jar to start
 */
record Program(Path home, Path jar) {

    static Program unpack(Path jar, JavaRuntime runtime, Path directory)
            throws IOException, InterruptedException {
        if (!Files.exists(jar)) {
            throw new IOException(jar + " is not there: build the programs first");
        }
        Command.run(
                Files.createDirectories(directory),
                Map.of(),
                List.of(
                        runtime.java(),
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--destination",
                        directory.toString()));
        return new Program(directory, directory.resolve(jar.getFileName()));
    }

    /** Leaves a library out; the class path's mention of it does no harm. */
    void remove(String prefix) throws IOException {
        try (var jars = Files.newDirectoryStream(home.resolve("lib"), prefix + "*")) {
            for (var library : jars) {
                Files.delete(library);
            }
        }
    }

    /**
     * Puts SQLite's library in its place, because programs can't be run from a container's /tmp.
     */
    void bringSqliteLibrary() throws IOException {
        try (var jars = Files.newDirectoryStream(home.resolve("lib"), "sqlite-jdbc-*.jar")) {
            for (var library : jars) {
                copySqliteLibrary(library);
            }
        }
    }

    private void copySqliteLibrary(Path library) throws IOException {
        var name = "org/sqlite/native/Linux/%s/libsqlitejdbc.so".formatted(SystemFiles.machine());
        try (var opened = new JarFile(library.toFile());
                var content = opened.getInputStream(opened.getJarEntry(name))) {
            Files.copy(
                    content,
                    home.resolve("lib/libsqlitejdbc.so"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * The list of what the program consists of, in CycloneDX's form: it is in the jar, and beside
     * it for those who only look at the image.
     */
    void showBillOfMaterials() throws IOException {
        try (var opened = new JarFile(jar.toFile())) {
            var entry = opened.getJarEntry("META-INF/sbom/application.cdx.json");
            if (entry == null) {
                throw new IOException(jar + " has no bill of materials: build it with -Pimages");
            }
            try (var content = opened.getInputStream(entry)) {
                Files.copy(content, bill(), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private Path bill() {
        return home.resolve("sbom.cdx.json");
    }

    /** The libraries first: they change seldom. */
    List<Layer> layers() {
        return List.of(
                Layer.of("libraries").tree(home.resolve("lib"), "/app/lib"),
                Layer.of("program")
                        .file(jar, "/app/" + jar.getFileName())
                        .file(bill(), "/app/sbom.cdx.json"));
    }
}
