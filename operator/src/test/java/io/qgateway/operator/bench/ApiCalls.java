package io.qgateway.operator.bench;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What an API server has been asked for QAccounts, Secrets and Events, as it counts itself.
 *
 * @param counts by verb and resource, such as {@code PATCH qaccounts/status}
 */
record ApiCalls(Map<String, Long> counts) {

    private static final Pattern LINE =
            Pattern.compile("(?m)^apiserver_request_total\\{(.*)} (\\S+)$");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");
    private static final Set<String> RESOURCES = Set.of("qaccounts", "secrets", "events");
    private static final Set<String> LISTS = Set.of("LIST", "WATCH");
    private static final Set<String> READS = Set.of("GET", "LIST", "WATCH");

    static ApiCalls counted(KubernetesClient client) {
        var counts = new TreeMap<String, Long>();
        LINE.matcher(client.raw("/metrics"))
                .results()
                .forEach(line -> {
                    var labels = new HashMap<String, String>();
                    LABEL.matcher(line.group(1))
                            .results()
                            .forEach(label -> labels.put(label.group(1), label.group(2)));
                    if (RESOURCES.contains(labels.get("resource"))) {
                        counts.merge(
                                name(labels), (long) Double.parseDouble(line.group(2)), Long::sum);
                    }
                });
        return new ApiCalls(counts);
    }

    private static String name(Map<String, String> labels) {
        var part = labels.getOrDefault("subresource", "");
        return labels.get("verb")
                + " "
                + labels.get("resource")
                + (part.isEmpty() ? "" : "/" + part);
    }

    /** Those that have come since an earlier count. */
    ApiCalls since(ApiCalls before) {
        var difference = new TreeMap<String, Long>();
        counts.forEach((name, count) -> {
            long more = count - before.counts.getOrDefault(name, 0L);
            if (more > 0) {
                difference.put(name, more);
            }
        });
        return new ApiCalls(difference);
    }

    long writes() {
        return without(READS);
    }

    /** All but what is asked for now and then whatever happens. */
    long withoutLists() {
        return without(LISTS);
    }

    private long without(Set<String> verbs) {
        return counts.entrySet().stream()
                .filter(call -> !verbs.contains(call.getKey().split(" ", 2)[0]))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
