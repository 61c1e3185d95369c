package io.qgateway.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the parts of images are laid out; the runtime is made once for all of them. */
final class Workshop {

    private static final String CLASS_PATH = "/app/lib/*";
    private static final List<String> ALWAYS =
            List.of(
                    "-XX:+UseCompactObjectHeaders",
                    "-XX:+UseSerialGC",
                    "-XX:MaxRAMPercentage=50",
                    // What the JVM says is no part of a program's output, and of its cache it says
                    // too much.
                    "-Xlog:disable",
                    "-Xlog:all=warning,aot*=error:stderr");

    private final Path directory;
    private final List<Layer> base;
    private final JavaRuntime runtime;

    private Workshop(Path directory, JavaRuntime runtime, Layer system) {
        this.directory = directory;
        this.runtime = runtime;
        this.base = List.of(system, runtime.layer());
    }

    /** Makes a runtime of the JDK that this program runs on. */
    static Workshop open(Path directory) throws IOException, InterruptedException {
        Trees.remove(directory);
        Files.createDirectories(directory);
        var runtime = JavaRuntime.link(Path.of(System.getProperty("java.home")), directory);
        return new Workshop(directory, runtime, SystemFiles.layer(directory.resolve("system")));
    }

    Image gateway(Path jar) throws IOException, InterruptedException {
        var program = Program.unpack(jar, runtime, directory.resolve("gateway"));
        program.remove("qgateway-simulator-");
        program.remove("netty-"); // Only the simulator speaks with it.
        program.bringSqliteLibrary();
        program.showBillOfMaterials();
        var cache = AotCache.train(runtime, program, ALWAYS);
        return Image.named("qgateway")
                .layers(base)
                .layers(program.layers())
                .layer(cache.layer())
                .start(withSqlite("-XX:AOTCache=/app/qgateway.aot"), "-jar", "/app/qgateway.jar")
                .port(8000)
                .build();
    }

    /** There is one that acts, and it starts seldom: it does without a cache. */
    Image operator(Path jar) throws IOException, InterruptedException {
        var program = Program.unpack(jar, runtime, directory.resolve("operator"));
        program.bringSqliteLibrary();
        program.showBillOfMaterials();
        return Image.named("qgateway-operator")
                .layers(base)
                .layers(program.layers())
                .start(withSqlite(), "-jar", "/app/qgateway-operator.jar")
                .port(8080)
                .build();
    }

    private static List<String> withSqlite(String... more) {
        return Stream.concat(
                        ALWAYS.stream(),
                        Stream.concat(
                                Stream.of(
                                        "--enable-native-access=ALL-UNNAMED",
                                        "-Dorg.sqlite.lib.path=/app/lib"),
                                Stream.of(more)))
                .toList();
    }

    /** A stand-in for PostgreSQL's official image, for tests where there is no registry. */
    Image postgres() throws IOException, InterruptedException {
        return Image.named("postgres")
                .layers(base.subList(0, 1))
                .layer(TestPostgres.layer(directory.resolve("postgres")))
                .entry("/bin/busybox", "sh", "/opt/postgres/start.sh")
                .user("999:999")
                .port(5432)
                .build();
    }

    Image simulator(Path jars) {
        return Image.named("qgateway-simulator")
                .layers(base)
                .layer(Layer.of("simulator").tree(jars, "/app/lib"))
                .start(ALWAYS, "-cp", CLASS_PATH, "io.qgateway.simulator.SimulatorMain")
                .port(9000)
                .build();
    }
}
