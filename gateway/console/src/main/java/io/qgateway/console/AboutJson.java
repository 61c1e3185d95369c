package io.qgateway.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which program this is, on the wire. */
record AboutJson(
        String name,
        String version,
        String node,
        String database,
        @JsonProperty("started_at") String startedAt,
        @JsonProperty("uptime_seconds") long uptimeSeconds,
        boolean demo,
        @JsonProperty("clients_url") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable String clientsUrl) {

    static AboutJson of(About about, Instant now) {
        return new AboutJson(
                "qgateway",
                about.version(),
                about.node(),
                about.database(),
                about.startedAt().toString(),
                Duration.between(about.startedAt(), now).toSeconds(),
                about.demo(),
                about.clientsUrl().map(URI::toString).orElse(null));
    }
}
