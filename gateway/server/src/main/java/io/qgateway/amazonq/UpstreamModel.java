package io.qgateway.amazonq;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A model as the upstream lists it for an account. What it does not tell is empty.
 *
 * @param name for people to read
 * @param window how many tokens a prompt may have
 * @param longestAnswer in tokens
 * @param promptCaching whether parts of a prompt can be kept for the next one
 * @param reasoning whether it can be told how to think, other than in words
 */
public record UpstreamModel(
        String id,
        String name,
        OptionalLong window,
        OptionalLong longestAnswer,
        Optional<Boolean> promptCaching,
        Optional<Boolean> reasoning) {}
