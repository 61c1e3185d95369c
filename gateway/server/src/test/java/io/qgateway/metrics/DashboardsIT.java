package io.qgateway.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.GatewayRunner;
import io.qgateway.HttpCalls;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the chart's dashboards and alerts ask for is what a running gateway exports. */
@Timeout(60)
class DashboardsIT {

    private static final Path CHART = Path.of("..", "..", "charts", "qgateway");
    private static final Path PAGE = Path.of("..", "..", "docs", "api.md");
    private static final Pattern SELECTION = Pattern.compile("([a-z_]+)\\{([^}]*)}");
    private static final Pattern MATCHER = Pattern.compile("([a-z_]+)(=~|!=|=)\"([^\"]*)\"");
    private static final Pattern GROUPING = Pattern.compile("\\bby \\(([^)]*)\\)");
    private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-z_]+)(?:\\{(.*)})? [^ ]+$");

    /** What Prometheus itself puts on each series. */
    private static final Set<String> OF_THE_TARGET = Set.of("namespace", "service", "pod");

    private static Map<String, Map<String, Set<String>>> exported;
    private static List<String> page;

    @BeforeAll
    static void look() throws Exception {
        page = Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("| `")).toList();
        try (var gateway = GatewayRunner.start();
                var calls = HttpCalls.to(gateway);
                var stranger = new HttpCalls(gateway.baseUrl(), "a-key-that-nobody-knows")) {
            gateway.addAccount("a");
            assertThat(calls.chat("hello", true).statusCode()).isEqualTo(200);
            assertThat(calls.chat("simulate: refuse internal", true).statusCode()).isEqualTo(503);
            assertThat(calls.chat("simulate: corrupt message-crc", true).statusCode())
                    .isEqualTo(502);
            assertThat(stranger.chat("hello", true).statusCode()).isEqualTo(401);
            System.gc(); // The pause is a series that begins with the first one.
            exported = samples(calls.get("/actuator/prometheus").body());
        }
    }

    @AfterAll
    static void forget() {
        exported = Map.of();
    }

    @Test
    void everyDashboardAsksForWhatIsThere() throws IOException {
        try (var files = Files.newDirectoryStream(CHART.resolve("dashboards"), "*.json")) {
            for (var file : files) {
                var queries = queries(new JsonMapper().readTree(file));

                assertThat(queries).as("%s", file).hasSizeGreaterThan(10);
                assertThat(queries.stream().flatMap(query -> problems(query).stream()))
                        .as("%s", file)
                        .isEmpty();
            }
        }
    }

    @Test
    void everyAlertAsksForWhatIsThere() throws IOException {
        var rules =
                new Yaml().<Object>load(Files.readString(CHART.resolve("alerts/qgateway.yaml")));
        var queries = new JsonMapper().<JsonNode>valueToTree(rules).findValuesAsString("expr");

        assertThat(queries).hasSizeGreaterThan(10);
        assertThat(queries.stream().flatMap(query -> problems(query).stream())).isEmpty();
    }

    @Test
    void wouldNoticeATypo() {
        assertThat(problems("sum(qgateway_request_total{api=\"openai\"})")).hasSize(1);
        assertThat(problems("sum(qgateway_requests_total{apy=\"openai\"})")).hasSize(1);
        assertThat(problems("sum(qgateway_requests_total{outcome=\"succes\"})")).hasSize(1);
        assertThat(problems("sum by (outcom) (qgateway_requests_total{api=\"openai\"})"))
                .hasSize(1);
        assertThat(
                        problems(
                                "sum by (outcome, pod) (qgateway_requests_total{api=~\"openai|claude\"})"))
                .hasSize(1);
    }

    private static List<String> queries(JsonNode dashboard) {
        return dashboard.findValuesAsString("expr");
    }

    private static List<String> problems(String query) {
        var problems = new ArrayList<String>();
        var labels = new HashSet<>(OF_THE_TARGET);
        SELECTION
                .matcher(query)
                .results()
                .forEach(selection -> {
                    var metric = selection.group(1);
                    labels.addAll(labels(metric));
                    if (!isKnown(metric)) {
                        problems.add(metric + " is not exported: " + query);
                    } else {
                        problems.addAll(problems(metric, selection.group(2)));
                    }
                });
        GROUPING.matcher(query)
                .results()
                .flatMap(grouping -> List.of(grouping.group(1).split(",\\s*")).stream())
                .filter(label -> !labels.contains(label))
                .forEach(label -> problems.add(label + " is no label of " + query));
        return problems;
    }

    private static List<String> problems(String metric, String matchers) {
        var problems = new ArrayList<String>();
        MATCHER.matcher(matchers)
                .results()
                .filter(matcher -> !OF_THE_TARGET.contains(matcher.group(1)))
                .forEach(matcher -> {
                    var label = matcher.group(1);
                    if (!labels(metric).contains(label)) {
                        problems.add("%s has no label %s".formatted(metric, label));
                    } else {
                        List.of(matcher.group(3).split("\\|")).stream()
                                .filter(value -> !isKnown(metric, label, value))
                                .forEach(value ->
                                        problems.add(
                                                "%s of %s is never %s"
                                                        .formatted(label, metric, value)));
                    }
                });
        return problems;
    }

    private static boolean isKnown(String metric) {
        return exported.containsKey(metric) || !documented(metric).isEmpty();
    }

    private static boolean isKnown(String metric, String label, String value) {
        return value.isEmpty()
                || exported.getOrDefault(metric, Map.of())
                        .getOrDefault(label, Set.of())
                        .contains(value)
                || Pattern.compile("\\b" + value + "\\b").matcher(documented(metric)).find();
    }

    private static Set<String> labels(String metric) {
        var labels = new TreeSet<>(exported.getOrDefault(metric, Map.of()).keySet());
        Pattern.compile("`([a-z_]+)`")
                .matcher(documented(metric))
                .results()
                .forEach(label -> labels.add(label.group(1)));
        return labels;
    }

    /** What docs/api.md says about the labels of a series that may not have begun. */
    private static String documented(String metric) {
        return page.stream()
                .filter(line -> line.split("\\|", 3)[1].contains("`" + metric + "`"))
                .map(line -> line.split("\\|", 3)[2])
                .findFirst()
                .orElse("");
    }

    private static Map<String, Map<String, Set<String>>> samples(String text) {
        var samples = new HashMap<String, Map<String, Set<String>>>();
        SAMPLE.matcher(text)
                .results()
                .forEach(sample -> {
                    var labels = samples.computeIfAbsent(sample.group(1), _ -> new HashMap<>());
                    if (sample.group(2) != null) {
                        MATCHER.matcher(sample.group(2))
                                .results()
                                .forEach(label ->
                                        labels.computeIfAbsent(label.group(1), _ -> new HashSet<>())
                                                .add(label.group(3)));
                    }
                });
        return samples;
    }
}
