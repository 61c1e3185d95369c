package io.qgateway.images;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.api.buildplan.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An image of one program: its layers and how it is started.
 *
 * @param name its repository
 * @param layers from those that seldom change to those that often do
 * @param flags what the JVM is started with, kept in a file of the image; empty without a JVM
 * @param entry the program to start
 * @param port where the program listens
 */
record Image(
        String name,
        List<Layer> layers,
        List<String> flags,
        List<String> entry,
        String user,
        int port) {

    Image {
        layers = List.copyOf(layers);
        flags = List.copyOf(flags);
        entry = List.copyOf(entry);
    }

    /**
     * What has been written.
     *
     * @param digest of the image's manifest
     */
    record Written(Path tar, String digest) {}

    static Builder named(String name) {
        return new Builder(name);
    }

    Written write(Path directory, String tag) throws Exception {
        Files.createDirectories(directory);
        var tar = directory.resolve(name + ".tar");
        Files.deleteIfExists(tar);
        var plan = Jib.fromScratch();
        layers.forEach(layer -> plan.addFileEntriesLayer(layer.built()));
        if (!flags.isEmpty()) {
            plan.addFileEntriesLayer(flags(directory).built());
        }
        var container =
                plan.setPlatforms(Set.of(new Platform(architecture(), "linux")))
                        .setUser(user)
                        .setWorkingDirectory(AbsoluteUnixPath.get("/data"))
                        .setEnvironment(environment())
                        .addExposedPort(Port.tcp(port))
                        .addLabel("org.opencontainers.image.title", name)
                        .addLabel("org.opencontainers.image.version", tag)
                        .addLabel("org.opencontainers.image.licenses", "Apache-2.0")
                        .setCreationTime(Trees.MODIFIED)
                        .setEntrypoint(entry)
                        .containerize(
                                Containerizer.to(TarImage.at(tar).named(name + ":" + tag))
                                        .setOfflineMode(true)
                                        .setToolName("qgateway")
                                        .setBaseImageLayersCache(directory.resolve("work/cache"))
                                        .setApplicationLayersCache(
                                                directory.resolve("work/cache")));
        return new Written(tar, container.getDigest().toString());
    }

    private static Map<String, String> environment() {
        return Map.of("PATH", JavaRuntime.PLACE + "/bin", "LANG", "C.UTF-8", "HOST", "0.0.0.0");
    }

    /** The program is also its commands: {@code java @/app/qgateway accounts list}. */
    private Layer flags(Path directory) throws IOException {
        var file = directory.resolve("work").resolve(name + ".flags");
        Files.writeString(file, String.join("\n", flags) + "\n");
        return Layer.of("start").file(file, "/app/" + name);
    }

    private static String architecture() {
        return SystemFiles.machine().equals("aarch64") ? "arm64" : "amd64";
    }

    /** Collects what an image is made of. */
    static final class Builder {

        private final String name;
        private final List<Layer> layers = new ArrayList<>();
        private final List<String> flags = new ArrayList<>();
        private List<String> entry = List.of();
        private String user = SystemFiles.USER;
        private int port;

        private Builder(String name) {
            this.name = name;
        }

        Builder layer(Layer layer) {
            layers.add(layer);
            return this;
        }

        Builder layers(List<Layer> more) {
            layers.addAll(more);
            return this;
        }

        Builder start(List<String> jvm, String... program) {
            flags.addAll(jvm);
            flags.addAll(List.of(program));
            return entry("java", "@/app/" + name);
        }

        Builder entry(String... words) {
            entry = List.of(words);
            return this;
        }

        Builder user(String another) {
            user = another;
            return this;
        }

        Builder port(int listening) {
            port = listening;
            return this;
        }

        Image build() {
            return new Image(name, layers, flags, entry, user, port);
        }
    }
}
