package io.qgateway.console;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;

/** Which program this is, on the wire. */
record AboutJson(
        String name,
        String version,
        String node,
        String database,
        @JsonProperty("started_at") String startedAt,
        @JsonProperty("uptime_seconds") long uptimeSeconds,
        boolean demo) {

    static AboutJson of(About about, Instant now) {
        return new AboutJson(
                "qgateway",
                about.version(),
                about.node(),
                about.database(),
                about.startedAt().toString(),
                Duration.between(about.startedAt(), now).toSeconds(),
                about.demo());
    }
}
