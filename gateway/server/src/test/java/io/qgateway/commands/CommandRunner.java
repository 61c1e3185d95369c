package io.qgateway.commands;

import io.qgateway.GatewayRunner;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Runs commands in this process, and remembers what they print. */
final class CommandRunner {

    private final Path directory;
    private final Map<String, String> environment = new HashMap<>();
    private Optional<Terminal.Person> person = Optional.empty();
    private String input = "";
    private InstantSource clock = InstantSource.system();
    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    private CommandRunner(Path directory) {
        this.directory = directory;
    }

    /** In a directory beside which no gateway runs: nothing listens at port 1. */
    static CommandRunner in(Path directory) {
        return new CommandRunner(directory).with("PORT", "1");
    }

    /** With the settings of a running gateway. */
    static CommandRunner beside(GatewayRunner gateway, Path directory) {
        return new CommandRunner(directory)
                .with("PORT", String.valueOf(gateway.baseUrl().getPort()))
                .with("OPENAI_KEYS", gateway.key())
                .with("HOST", "127.0.0.1")
                .with("ADMIN_PASSWORD", "a-password-for-tests-alone");
    }

    CommandRunner with(String setting, String value) {
        environment.put(setting, value);
        return this;
    }

    CommandRunner reading(String text) {
        input = text;
        return this;
    }

    /** With somebody who gives these answers, one after the other. */
    CommandRunner answering(String... answers) {
        person = Optional.of(new Answers(new ArrayDeque<>(List.of(answers))));
        return this;
    }

    CommandRunner later(Duration span) {
        clock = InstantSource.offset(InstantSource.system(), span);
        return this;
    }

    int run(String... arguments) {
        out = new StringWriter();
        err = new StringWriter();
        var terminal =
                new Terminal(
                        new StringReader(input),
                        new PrintWriter(out, true),
                        new PrintWriter(err, true),
                        person);
        return Commands.run(new Workplace(directory, environment, terminal, clock), arguments);
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    JsonNode json() {
        return AdminApi.JSON.readTree(out());
    }

    private record Answers(Deque<String> answers) implements Terminal.Person {

        @Override
        public String answer(String question) {
            return answers.remove();
        }

        @Override
        public String secretAnswer(String question) {
            return answers.remove();
        }
    }
}
