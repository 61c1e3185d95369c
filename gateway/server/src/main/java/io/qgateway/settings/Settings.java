package io.qgateway.settings;

import io.qgateway.accounts.database.DatabaseUrl;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything the gateway is told from outside, complete and checked. Its toString shows no secret.
 *
 * @param sealingKeys absent when the key is kept in a file
 * @param lazyPool absent when all accounts are used
 * @param fallback absent when nobody else serves what the pool can't
 * @param warnings what is permitted but should be thought about, a sentence each for the log
 */
public record Settings(
        Listener listener,
        Access access,
        DatabaseUrl database,
        Optional<SealingKeys> sealingKeys,
        Outbound outbound,
        TimeLimits timeLimits,
        Counting counting,
        Models models,
        Optional<LazyPool> lazyPool,
        Optional<Fallback> fallback,
        boolean demo,
        List<String> warnings) {

    public Settings {
        warnings = List.copyOf(warnings);
    }

    /** Reads the settings out of these variables, or finds all that is wrong with them. */
    public static SettingsReading read(Map<String, String> environment) {
        return new SettingsReader(environment).read();
    }

    /** The same settings with other endpoints, as the demo's simulator has them. */
    public Settings withEndpoints(Endpoints endpoints) {
        var moved =
                new Outbound(
                        endpoints,
                        outbound.proxy(),
                        outbound.noProxy(),
                        outbound.bufferSize(),
                        outbound.maxConnections());
        return new Settings(
                listener,
                access,
                database,
                sealingKeys,
                moved,
                timeLimits,
                counting,
                models,
                lazyPool,
                fallback,
                demo,
                warnings);
    }
}
