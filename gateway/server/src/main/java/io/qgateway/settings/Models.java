package io.qgateway.settings;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What models are called and when they are looked up.
 *
 * @param fallback the model that answers where a name means none; absent when nobody does
 * @param aliases models by other names, which are in lower case
 * @param refreshInterval between two questions to an account for its models
 */
public record Models(
        Optional<String> fallback, Map<String, String> aliases, Duration refreshInterval) {

    public Models {
        aliases = Map.copyOf(aliases);
    }
}
