package io.qgateway.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A program that is run to its end. */
final class Command {

    private Command() {}

    /** Runs it without the environment of this process, which could leave traces in an image. */
    static void run(Path directory, Map<String, String> environment, List<String> words)
            throws IOException, InterruptedException {
        var output = Files.createTempFile("command", ".log");
        var builder =
                new ProcessBuilder(words)
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().putAll(environment);
        int exit = builder.start().waitFor();
        var said = Files.readString(output);
        Files.delete(output);
        if (exit != 0) {
            throw new IOException(
                    "%s ended with %d:%n%s".formatted(String.join(" ", words), exit, said));
        }
    }
}
