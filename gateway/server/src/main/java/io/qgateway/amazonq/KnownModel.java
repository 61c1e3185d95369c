package io.qgateway.amazonq;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A model that Amazon Q Developer is known to offer.
 *
 * @param id the upstream's name for it
 * @param name for people to read
 * @param window how many tokens a prompt may have
 */
public record KnownModel(String id, String name, Instant created, long window) {

    private static final long USUAL_WINDOW = 200_000;

    /** Those of the seed; which of them an account has depends on its plan and region. */
    public static final List<KnownModel> ALL =
            List.of(
                    model("claude-sonnet-4", "Claude Sonnet 4", "2025-05-14"),
                    model("claude-sonnet-4.5", "Claude Sonnet 4.5", "2025-09-29"),
                    model("claude-haiku-4.5", "Claude Haiku 4.5", "2025-10-01"),
                    model("claude-opus-4.5", "Claude Opus 4.5", "2025-11-01"));

    private static KnownModel model(String id, String name, String day) {
        return new KnownModel(id, name, Instant.parse(day + "T00:00:00Z"), USUAL_WINDOW);
    }

    /** The one of this id. */
    public static Optional<KnownModel> find(String id) {
        return ALL.stream().filter(model -> model.id.equals(id)).findFirst();
    }
}
