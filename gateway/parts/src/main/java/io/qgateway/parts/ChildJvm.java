package io.qgateway.parts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts a class of these tests in a process of its own, which may die without hurting anybody. */
public final class ChildJvm {

    private ChildJvm() {}

    public static Process start(Class<?> main, List<String> options, String... arguments)
            throws IOException {
        return start(Map.of(), main, options, arguments);
    }

    /**
     * @param environment in addition to this process's own
     */
    public static Process start(
            Map<String, String> environment,
            Class<?> main,
            List<String> options,
            String... arguments)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        process.environment().putAll(environment);
        return process.start();
    }
}
