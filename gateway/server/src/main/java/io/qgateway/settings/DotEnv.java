package io.qgateway.settings;

import java.util.List;
import java.util.Map;

/**
 * What a {@code .env} file says. Its toString shows names only.
 *
 * @param unreadableLines the numbers of those that are no assignment
 */
record DotEnv(Map<String, String> variables, List<Integer> unreadableLines) {

    DotEnv {
        variables = Map.copyOf(variables);
        unreadableLines = List.copyOf(unreadableLines);
    }

    static DotEnv parse(String text) {
        return new DotEnvParser(text).parse();
    }

    @Override
    public String toString() {
        return "DotEnv" + variables.keySet();
    }
}
