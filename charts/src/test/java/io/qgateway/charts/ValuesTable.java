package io.qgateway.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The values as a table: from the schema their meaning, from values.yaml their defaults. */
record ValuesTable(Yaml schema, Yaml values) {

    private static final String BEGIN = "<!-- values: made by ChartIT -->\n";
    private static final String END = "<!-- end of values -->\n";

    /** The page with its table replaced. */
    static String replaced(String page, List<String> lines) {
        var before = page.substring(0, page.indexOf(BEGIN) + BEGIN.length());
        return before + String.join("\n", lines) + "\n" + page.substring(page.indexOf(END));
    }

    List<String> lines() {
        var lines = new ArrayList<>(List.of("| value | default | meaning |", "|---|---|---|"));
        collect("", schema, values, lines);
        return lines;
    }

    private void collect(String path, Yaml described, Yaml defaults, List<String> lines) {
        described
                .at("properties")
                .names()
                .filter(name -> defaults.step(name).value().isPresent() || isSetting(path))
                .forEach(name ->
                        collectOne(
                                path.isEmpty() ? name : path + "." + name,
                                described.at("properties").step(name),
                                defaults.step(name),
                                lines));
    }

    private void collectOne(String path, Yaml described, Yaml defaults, List<String> lines) {
        if (isSetting(path) || !described.at("properties").isMap()) {
            lines.add(
                    "| `%s` | %s | %s |"
                            .formatted(path, shown(defaults), described.at("description").text()));
        } else {
            collect(path, described, defaults, lines);
        }
    }

    /** Settings have their own page. */
    private static boolean isSetting(String path) {
        return path.equals("gateway.settings");
    }

    private static String shown(Yaml defaults) {
        var text = defaults.text();
        return text.isEmpty() ? "" : "`" + text.replace("|", "\\|") + "`";
    }

    /** What is in only one of the two, or has no description. */
    static List<String> problems(Yaml schema, Yaml values) {
        var problems = new ArrayList<String>();
        compare("", schema, values, problems);
        return problems;
    }

    private static void compare(String path, Yaml described, Yaml values, List<String> problems) {
        if (!described.at("properties").isMap() || isSetting(path)) {
            return;
        }
        Stream.concat(described.at("properties").names(), values.names())
                .distinct()
                .forEach(name -> {
                    var child = path.isEmpty() ? name : path + "." + name;
                    var its = described.at("properties").step(name);
                    if (its.at("description").text().isEmpty()) {
                        problems.add(child + " has no description");
                    }
                    compare(child, its, values.step(name), problems);
                });
    }
}
