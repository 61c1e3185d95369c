package io.qgateway.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a start has taught the JVM: classes that are loaded and linked already. It is half of the
 * next start's work.
 *
 * @param file where it lies
 */
record AotCache(Path file) {

    /** Starts the program in a directory of its own until its context is up. */
    static AotCache train(JavaRuntime runtime, Program program, List<String> flags)
            throws IOException, InterruptedException {
        Trees.date(program.home());
        var directory = program.home().resolveSibling(program.home().getFileName() + "-training");
        Files.createDirectories(directory);
        var file = directory.resolve("qgateway.aot");
        var words = new ArrayList<>(List.of(runtime.java()));
        words.addAll(flags);
        words.add("-XX:AOTCacheOutput=" + file);
        words.add("--enable-native-access=ALL-UNNAMED");
        words.add("-Dorg.sqlite.lib.path=" + program.home().resolve("lib"));
        words.add("-Dspring.context.exit=onRefresh");
        words.add("-jar");
        words.add(program.jar().toString());
        Command.run(directory, Map.of("HOST", "127.0.0.1", "PORT", "0"), words);
        return new AotCache(file);
    }

    Layer layer() {
        return Layer.of("cache").file(file, "/app/qgateway.aot");
    }
}
