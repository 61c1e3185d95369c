package io.qgateway.commands;

import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** How a command tells its results: to people, or with {@code --json} to programs. */
final class Output {

    private static final JsonMapper PRETTY =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Terminal terminal;

    @Option(names = "--json", description = "Prints the result as JSON.")
    private boolean json;

    Output(Workplace workplace) {
        this.terminal = workplace.terminal();
    }

    boolean isForPrograms() {
        return json;
    }

    /** A line of the result for people; programs don't get it. */
    void line(String text) {
        if (!json) {
            terminal.out().println(text);
        }
    }

    /** The whole result for programs; people don't get it. */
    void document(JsonNode document) {
        if (json) {
            terminal.out().println(PRETTY.writeValueAsString(document));
        }
    }

    /** A remark that is no part of the result. */
    void remark(String text) {
        terminal.err().println(text);
    }

    /** Tells how far long work has come, where somebody is watching. */
    void progress(int done, int of) {
        if (terminal.person().isPresent()) {
            terminal.err().print("\r%d of %d%s".formatted(done, of, done == of ? "\n" : ""));
            terminal.err().flush();
        }
    }
}
