package io.qgateway.settings;

import io.qgateway.spelling.EditDistance;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds variables that begin like ours and are none of ours: most likely a slip of the pen. */
final class UnknownNames {

    private static final String PREFIX = "QGATEWAY_";
    // What the build's own tests are told.
    private static final String FOR_TESTS = PREFIX + "TEST_";
    // Kubernetes gives every pod such variables about each service, and one may be called qgateway.
    private static final Pattern SERVICE_LINK =
            Pattern.compile(
                    "QGATEWAY_(\\w+_)?(SERVICE_(HOST|PORT(_\\w+)?)|PORT_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)");
    private static final Pattern SERVICE_ADDRESS = Pattern.compile("(tcp|udp|sctp)://.*");

    private UnknownNames() {}

    static List<Mistake> in(Map<String, String> environment) {
        var known =
                EnumSet.allOf(Setting.class).stream().map(Enum::name).collect(Collectors.toSet());
        return environment.entrySet().stream()
                .filter(variable -> variable.getKey().startsWith(PREFIX))
                .filter(variable -> !variable.getKey().startsWith(FOR_TESTS))
                .filter(variable -> !known.contains(variable.getKey()))
                .filter(variable -> !isServiceLink(variable.getKey(), variable.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .map(name -> new Mistake(name, "unknown setting" + advice(name)))
                .toList();
    }

    private static boolean isServiceLink(String name, String value) {
        return SERVICE_LINK.matcher(name).matches()
                || (name.endsWith("_PORT") && SERVICE_ADDRESS.matcher(value).matches());
    }

    private static String advice(String name) {
        return mostSimilar(name)
                .map(setting -> ", did you mean " + setting + "?")
                .orElse("; docs/configuration.md lists those there are");
    }

    private static Optional<Setting> mostSimilar(String name) {
        // A third of the letters wrong is a slip; more is another word.
        int similar = Math.max(1, (name.length() - PREFIX.length()) / 3);
        return Arrays.stream(Setting.values())
                .filter(setting -> distance(name, setting) <= similar)
                .min(Comparator.comparingInt(setting -> distance(name, setting)));
    }

    /** The prefix may be what is wrong: the seed's settings have none. */
    private static int distance(String name, Setting setting) {
        return Math.min(
                EditDistance.between(name, setting.name()),
                1 + EditDistance.between(name.substring(PREFIX.length()), setting.name()));
    }
}
