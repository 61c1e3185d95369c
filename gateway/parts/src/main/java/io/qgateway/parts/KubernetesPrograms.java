package io.qgateway.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The programs of an API server, made once on each machine from the Go modules that {@code
 * apiserver/go.mod} names. They are kept below the user's cache directory.
 */
record KubernetesPrograms(Path etcd, Path apiServer) {

    private static final Pattern VERSION = Pattern.compile("k8s\\.io/kubernetes v(\\S+)");
    private static final List<Path> PLACES_OF_GO =
            Stream.concat(
                            Stream.of("/usr/local/go/bin", "/usr/lib/go-1.26/bin"),
                            Stream.of(System.getenv().getOrDefault("PATH", "").split(":")))
                    .map(Path::of)
                    .toList();

    /** Returns them, built if need be; nothing where they can't be built. */
    static Optional<KubernetesPrograms> find() {
        try {
            var version = version();
            var directory = cache().resolve("kubernetes").resolve(version);
            var programs =
                    new KubernetesPrograms(
                            directory.resolve("etcd"), directory.resolve("kube-apiserver"));
            return programs.areThere() || programs.build(version, directory)
                    ? Optional.of(programs)
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean areThere() {
        return Files.isExecutable(etcd) && Files.isExecutable(apiServer);
    }

    /** Only one process of the machine builds; the others wait for it. */
    private boolean build(String version, Path directory) throws IOException {
        var go = go();
        if (go.isEmpty()) {
            return false;
        }
        Files.createDirectories(directory);
        var lock = directory.resolve("lock");
        try (var channel =
                        FileChannel.open(
                                lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            if (!areThere()) {
                System.out.printf(
                        "Building Kubernetes v%s's API server, once; on two processors that takes"
                                + " some five minutes%n",
                        version);
                var module = module(directory);
                build(go.get(), module, "go.etcd.io/etcd/server/v3", "-s -w", etcd);
                build(
                        go.get(),
                        module,
                        "k8s.io/kubernetes/cmd/kube-apiserver",
                        stamped(version),
                        apiServer);
            }
        }
        return true;
    }

    private static Optional<Path> go() {
        return PLACES_OF_GO.stream()
                .map(place -> place.resolve("go"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Path module(Path directory) throws IOException {
        var module = Files.createDirectories(directory.resolve("module"));
        for (var name : List.of("go.mod", "go.sum", "programs.go")) {
            Files.writeString(module.resolve(name), resource(name));
        }
        return module;
    }

    private static void build(Path go, Path module, String what, String linker, Path program)
            throws IOException {
        var unfinished = program.resolveSibling(program.getFileName() + ".part");
        var command =
                List.of(
                        go.toString(),
                        "build",
                        "-trimpath",
                        "-ldflags",
                        linker,
                        "-o",
                        unfinished.toString(),
                        what);
        var log = module.resolve("build.log");
        var build =
                new ProcessBuilder(politely(command))
                        .directory(module.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        build.environment().put("CGO_ENABLED", "0");
        build.environment().put("GOFLAGS", "-buildvcs=false");
        if (exitCode(build.start()) != 0) {
            throw new IOException("Can't build " + what + ": " + Files.readString(log));
        }
        Files.move(unfinished, program, StandardCopyOption.ATOMIC_MOVE);
    }

    private static List<String> politely(List<String> command) {
        if (!Files.isExecutable(Path.of("/usr/bin/nice"))) {
            return command;
        }
        var polite = new ArrayList<>(List.of("/usr/bin/nice"));
        polite.addAll(command);
        return polite;
    }

    /** What the API server takes for its own version, and so which features it has. */
    private static String stamped(String version) {
        var parts = version.split("\\.");
        var place = "k8s.io/component-base/version.git";
        return "-s -w -X %1$sVersion=v%2$s -X %1$sMajor=%3$s -X %1$sMinor=%4$s -X %1$sTreeState=clean -X %1$sCommit=module"
                .formatted(place, version, parts[0], parts[1]);
    }

    private static String version() {
        var matcher = VERSION.matcher(resource("go.mod"));
        if (!matcher.find()) {
            throw new IllegalStateException("go.mod names no version of Kubernetes");
        }
        return matcher.group(1);
    }

    private static String resource(String name) {
        try (var file = KubernetesPrograms.class.getResourceAsStream("apiserver/" + name)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path cache() {
        var given = System.getenv("XDG_CACHE_HOME");
        var caches =
                given == null || given.isEmpty()
                        ? Path.of(System.getProperty("user.home"), ".cache")
                        : Path.of(given);
        return caches.resolve("qgateway");
    }

    private static int exitCode(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }
}
