package io.qgateway.catalogue;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A model that clients may ask for. What nobody tells of it is empty.
 *
 * @param id the upstream's name for it, or the name that a setting gives it
 * @param name for people to read
 * @param created when it was released; the epoch where that is not known
 * @param window how many tokens a prompt may have
 * @param longestAnswer in tokens
 * @param promptCaching whether parts of a prompt can be kept for the next one
 * @param reasoning whether it can be told how to think, other than in words
 * @param accounts how many accounts are known to have it
 */
public record OfferedModel(
        String id,
        String name,
        Instant created,
        OptionalLong window,
        OptionalLong longestAnswer,
        Optional<Boolean> promptCaching,
        Optional<Boolean> reasoning,
        int accounts) {

    /** The same model under another name. */
    OfferedModel under(String alias) {
        return new OfferedModel(
                alias,
                "%s (%s)".formatted(alias, name),
                created,
                window,
                longestAnswer,
                promptCaching,
                reasoning,
                accounts);
    }
}
