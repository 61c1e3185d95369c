package io.qgateway.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What a running program exports to Prometheus, with what its page says of series that have not
 * begun; and whether queries ask for that.
 */
public final class ExportedSeries {

    private static final Pattern SELECTION = Pattern.compile("([a-z_]+)\\{([^}]*)}");
    private static final Pattern MATCHER = Pattern.compile("([a-z_]+)(=~|!=|=)\"([^\"]*)\"");
    private static final Pattern GROUPING = Pattern.compile("\\b(?:by|on) \\(([^)]*)\\)");
    private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-z_]+)(?:\\{(.*)})? [^ ]+$");

    /** What Prometheus itself puts on each series. */
    private static final Set<String> OF_THE_TARGET = Set.of("namespace", "service", "pod");

    private final Map<String, Map<String, Set<String>>> samples = new HashMap<>();
    private final List<String> page;

    /**
     * @param text what {@code /actuator/prometheus} answered
     * @param page a page with a table of series and their labels
     */
    public ExportedSeries(String text, String page) {
        this.page = page.lines().filter(line -> line.startsWith("| `")).toList();
        SAMPLE.matcher(text).results().forEach(sample -> add(sample.group(1), sample.group(2)));
    }

    private void add(String metric, @Nullable String pairs) {
        var labels = samples.computeIfAbsent(metric, _ -> new HashMap<>());
        if (pairs != null) {
            MATCHER.matcher(pairs)
                    .results()
                    .forEach(pair ->
                            labels.computeIfAbsent(pair.group(1), _ -> new HashSet<>())
                                    .add(pair.group(3)));
        }
    }

    /** The queries of a dashboard or a file of rules. */
    public static List<String> queries(Path file) throws IOException {
        var reader = new Yaml(new SafeConstructor(new LoaderOptions()));
        return queries(reader.<Object>load(Files.readString(file))).toList();
    }

    private static Stream<String> queries(@Nullable Object part) {
        return switch (part) {
            case Map<?, ?> map ->
                    map.entrySet().stream()
                            .flatMap(entry ->
                                    entry.getKey().equals("expr")
                                            ? Stream.of(String.valueOf(entry.getValue()))
                                            : queries(entry.getValue()));
            case List<?> list -> list.stream().flatMap(ExportedSeries::queries);
            case null, default -> Stream.empty();
        };
    }

    /** What a query asks for that isn't there: names of series, labels, and their values. */
    public List<String> problems(String query) {
        var problems = new ArrayList<String>();
        var labels = new HashSet<>(OF_THE_TARGET);
        SELECTION
                .matcher(query)
                .results()
                .forEach(selection -> {
                    var metric = selection.group(1);
                    labels.addAll(labels(metric));
                    if (isKnown(metric)) {
                        problems.addAll(problems(metric, selection.group(2)));
                    } else {
                        problems.add("%s is not exported: %s".formatted(metric, query));
                    }
                });
        GROUPING.matcher(query)
                .results()
                .flatMap(grouping -> Stream.of(grouping.group(1).split(",\\s*")))
                .filter(label -> !labels.contains(label))
                .forEach(label -> problems.add("%s is no label in %s".formatted(label, query)));
        return problems;
    }

    private List<String> problems(String metric, String matchers) {
        var problems = new ArrayList<String>();
        MATCHER.matcher(matchers)
                .results()
                .filter(matcher -> !OF_THE_TARGET.contains(matcher.group(1)))
                .forEach(matcher -> {
                    var label = matcher.group(1);
                    if (!labels(metric).contains(label)) {
                        problems.add("%s has no label %s".formatted(metric, label));
                    } else {
                        Stream.of(matcher.group(3).split("\\|"))
                                .filter(value -> !isKnown(metric, label, value))
                                .forEach(value ->
                                        problems.add(
                                                "%s of %s is never %s"
                                                        .formatted(label, metric, value)));
                    }
                });
        return problems;
    }

    private boolean isKnown(String metric) {
        return samples.containsKey(metric) || !documented(metric).isEmpty();
    }

    private boolean isKnown(String metric, String label, String value) {
        return value.isEmpty()
                || samples.getOrDefault(metric, Map.of())
                        .getOrDefault(label, Set.of())
                        .contains(value)
                || Pattern.compile("\\b" + value + "\\b").matcher(documented(metric)).find();
    }

    private Set<String> labels(String metric) {
        var labels = new TreeSet<>(samples.getOrDefault(metric, Map.of()).keySet());
        Pattern.compile("`([a-z_]+)`")
                .matcher(documented(metric))
                .results()
                .forEach(label -> labels.add(label.group(1)));
        return labels;
    }

    private String documented(String metric) {
        return page.stream()
                .filter(line -> line.split("\\|", 3)[1].contains("`" + metric + "`"))
                .map(line -> line.split("\\|", 3)[2])
                .findFirst()
                .orElse("");
    }
}
