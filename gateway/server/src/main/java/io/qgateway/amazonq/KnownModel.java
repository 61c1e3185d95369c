package io.qgateway.amazonq;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A model that Amazon Q Developer is known to offer.
 *
 * @param id the upstream's name for it
 * @param name for people to read
 */
public record KnownModel(String id, String name, Instant created) {

    /** Those of the seed; which of them an account has depends on its plan and region. */
    public static final List<KnownModel> ALL =
            List.of(
                    model("claude-sonnet-4", "Claude Sonnet 4", "2025-05-14"),
                    model("claude-sonnet-4.5", "Claude Sonnet 4.5", "2025-09-29"),
                    model("claude-haiku-4.5", "Claude Haiku 4.5", "2025-10-01"),
                    model("claude-opus-4.5", "Claude Opus 4.5", "2025-11-01"));

    private static final long WINDOW = 200_000;

    private static final Set<String> IDS =
            ALL.stream().map(KnownModel::id).collect(Collectors.toUnmodifiableSet());

    private static KnownModel model(String id, String name, String day) {
        return new KnownModel(id, name, Instant.parse(day + "T00:00:00Z"));
    }

    /** How many tokens a prompt for a model may have; empty for one that is not known. */
    public static OptionalLong window(String model) {
        return isKnown(model) ? OptionalLong.of(WINDOW) : OptionalLong.empty();
    }

    /** Whether clients mean a known model by this name, in any of its spellings. */
    public static boolean isKnown(String model) {
        return IDS.contains(ModelNames.upstreamId(model));
    }
}
