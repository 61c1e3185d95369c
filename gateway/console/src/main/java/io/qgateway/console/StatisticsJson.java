package io.qgateway.console;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The figures on the wire. */
record StatisticsJson(
        Accounts accounts, Pool pool, String since, Traffic traffic, List<Minute> series) {

    static StatisticsJson of(Figures figures) {
        var pool = figures.pool();
        return new StatisticsJson(
                new Accounts(pool.total(), new TreeMap<>(pool.byState())),
                new Pool(pool.age().toSeconds(), pool.databaseUp()),
                figures.since().toString(),
                new Traffic(
                        Counts.of(figures.total()), figures.openStreams(), figures.openRequests()),
                figures.lastHour().stream().map(Minute::of).toList());
    }

    record Accounts(int total, @JsonProperty("by_state") Map<String, Integer> byState) {}

    record Pool(
            @JsonProperty("age_seconds") long ageSeconds,
            @JsonProperty("database_up") boolean databaseUp) {}

    /**
     * @param active how many streams are open
     */
    record Traffic(
            @JsonUnwrapped Counts counts,
            int active,
            @JsonProperty("open_requests") int openRequests) {}

    record Minute(String at, @JsonUnwrapped Counts counts) {

        static Minute of(Figures.Minute minute) {
            return new Minute(minute.from().toString(), Counts.of(minute.counts()));
        }
    }

    record Counts(
            long requests,
            long failed,
            @JsonProperty("input_tokens") long inputTokens,
            @JsonProperty("output_tokens") long outputTokens,
            @JsonProperty("first_token_ms") @Nullable Long firstTokenMillis) {

        static Counts of(TrafficCounts counts) {
            return new Counts(
                    counts.requests(),
                    counts.failed(),
                    counts.inputTokens(),
                    counts.outputTokens(),
                    rounded(counts.firstTokenMillis()));
        }

        private static @Nullable Long rounded(OptionalDouble millis) {
            return millis.isPresent() ? Math.round(millis.getAsDouble()) : null;
        }
    }
}
