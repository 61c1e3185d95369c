package io.qgateway.amazonq;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Spellings of models' names. Anthropic, its resellers and the upstream write the same name with a
 * vendor before it, a date or a revision behind it, and dashes for dots; any other difference makes
 * another name, and none is ever taken for another model's.
 */
public final class ModelNames {

    private static final Pattern VENDOR =
            Pattern.compile("^(?:(?:us|eu|apac|jp|au|global)\\.)?anthropic[./]");

    /**
     * A date, a revision as Bedrock has them, and the mark of a window that a client wishes for.
     */
    private static final Pattern ENDING =
            Pattern.compile("(?:-\\d{8})?(?:-v\\d+:\\d+)?(?:\\[1m])?$");

    private static final Pattern DASHED_VERSION =
            Pattern.compile("(?<=-\\d{1,2})-(?=\\d{1,2}(?:-|$))");
    private static final Pattern WHOLE_VERSION = Pattern.compile("(?<=-\\d)\\.0(?=-|$)");
    private static final Pattern FAMILY =
            Pattern.compile("(?:claude-)?(sonnet|haiku|opus)(?:-latest)?");

    private ModelNames() {}

    /** What all spellings of a name have in common. */
    public static String key(String name) {
        var plain = VENDOR.matcher(name.strip().toLowerCase(Locale.ROOT)).replaceFirst("");
        var undated = ENDING.matcher(plain).replaceFirst("");
        var dotted = DASHED_VERSION.matcher(undated).replaceFirst(".");
        return WHOLE_VERSION.matcher(dotted).replaceFirst("");
    }

    /** What the upstream would call a model that it may have and has not listed. */
    public static String upstreamId(String name) {
        return isClaude(name) ? key(name) : name;
    }

    /** Whether a name is one that models of the upstream have, whichever there are today. */
    public static boolean isClaude(String name) {
        return key(name).startsWith("claude-");
    }

    /** The family whose newest model is meant, where a name has no version. */
    public static Optional<String> family(String name) {
        var family = FAMILY.matcher(key(name));
        return family.matches() ? Optional.of("claude-" + family.group(1)) : Optional.empty();
    }
}
