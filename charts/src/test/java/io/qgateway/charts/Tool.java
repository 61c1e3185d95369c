package io.qgateway.charts;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.qgateway.parts.Part;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A program of others that tests call: on the path, or where Go installs programs.
 *
 * @param environment variables that it gets beside this process's own
 */
record Tool(Path program, Map<String, String> environment) {

    /** What came of a call: the exit code, and all that was printed. */
    record Outcome(int code, String output) {

        /** The output of a call that has to succeed. */
        String orFail() {
            if (code != 0) {
                throw new AssertionError("It ended with %d:%n%s".formatted(code, output));
            }
            return output;
        }
    }

    static Tool helm() {
        return find("helm", Part.HELM, "go install helm.sh/helm/v4/cmd/helm@v4.3.1");
    }

    static Tool promtool() {
        return find(
                "promtool",
                Part.PROMTOOL,
                "go install -tags remove_all_sd github.com/prometheus/prometheus/cmd/promtool@v0.316.0");
    }

    static Tool kubectl() {
        return find("kubectl", Part.NODE, "it comes with Kubernetes");
    }

    private static Tool find(String name, Part part, String installation) {
        var found = places().map(place -> place.resolve(name)).filter(Files::isExecutable);
        return found.findFirst()
                .map(program -> new Tool(program, Map.of()))
                .orElseGet(() -> {
                    part.isMissing("there is no %s on the path: %s".formatted(name, installation));
                    throw new IllegalStateException(name);
                });
    }

    private static Stream<Path> places() {
        var path = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator);
        var home = Path.of(System.getProperty("user.home"));
        return Stream.concat(
                Stream.of(path).map(Path::of),
                Stream.of(home.resolve("go/bin"), home.resolve(".cache/qgateway/bin")));
    }

    Tool with(Map<String, String> variables) {
        return new Tool(program, variables);
    }

    Outcome run(String... arguments) {
        return run("", List.of(arguments));
    }

    /** The call, for whoever starts it. */
    ProcessBuilder prepared(String... arguments) {
        var words = new ArrayList<>(List.of(program.toString()));
        words.addAll(List.of(arguments));
        var builder = new ProcessBuilder(words);
        builder.environment().putAll(environment);
        return builder;
    }

    /** Runs it with something to read. */
    Outcome run(String input, List<String> arguments) {
        try {
            var process =
                    prepared(arguments.toArray(String[]::new)).redirectErrorStream(true).start();
            process.getOutputStream().write(input.getBytes(UTF_8));
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), UTF_8);
            return new Outcome(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
