package io.qgateway.simulator.load;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Runs one load from the command line and prints its result as a line of JSON. */
public final class LoadCommand {

    private static final Map<String, String> DEFAULTS =
            Map.ofEntries(
                    Map.entry("--url", "http://127.0.0.1:8000"),
                    Map.entry("--dialect", "openai"),
                    Map.entry("--key", "none"),
                    Map.entry("--model", "claude-sonnet-4.5"),
                    Map.entry("--streams", "200"),
                    Map.entry("--total", "400"),
                    Map.entry("--chunks", "200"),
                    Map.entry("--every", "10"),
                    Map.entry("--size", "40"),
                    Map.entry("--ramp", "1000"),
                    Map.entry("--limit", "60000"));

    private LoadCommand() {}

    /** Options as pairs of a name and a value, times in milliseconds. */
    public static void main(String[] arguments) {
        var load = load(options(arguments));
        try (var client = new LoadClient()) {
            System.out.println(new JsonMapper().writeValueAsString(client.run(load)));
        }
    }

    private static Map<String, String> options(String[] arguments) {
        var options = new HashMap<>(DEFAULTS);
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            if (options.replace(arguments[i], arguments[i + 1]) == null) {
                throw new IllegalArgumentException(
                        "No option " + arguments[i] + "; there are " + DEFAULTS.keySet());
            }
        }
        return options;
    }

    private static Load load(Map<String, String> options) {
        var answer =
                new StampedAnswer(
                        number(options, "--chunks"),
                        time(options, "--every"),
                        number(options, "--size"));
        return new Load(
                URI.create(value(options, "--url")),
                Dialect.valueOf(value(options, "--dialect").toUpperCase(Locale.ROOT)),
                value(options, "--key"),
                value(options, "--model"),
                answer,
                number(options, "--streams"),
                number(options, "--total"),
                time(options, "--ramp"),
                time(options, "--limit"));
    }

    private static Duration time(Map<String, String> options, String name) {
        return Duration.ofMillis(number(options, name));
    }

    private static int number(Map<String, String> options, String name) {
        return Integer.parseInt(value(options, name));
    }

    private static String value(Map<String, String> options, String name) {
        return options.getOrDefault(name, "");
    }
}
