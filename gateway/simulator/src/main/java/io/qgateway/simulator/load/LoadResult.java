package io.qgateway.simulator.load;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/**
 * What a load showed.
 *
 * @param whole answers that came to their proper end with every chunk
 * @param broken all others, by what went wrong in {@code errors}
 * @param firstTextMs from the start of a request, with connecting where it had to, to the first
 *     text
 * @param addedMs from the simulator's stamp to the client, for each chunk
 */
public record LoadResult(
        int whole,
        int broken,
        Map<String, Integer> errors,
        double seconds,
        long chunks,
        Percentiles firstTextMs,
        Percentiles addedMs) {

    /** Chunks received in a second, over the whole load. */
    @JsonProperty
    public double chunksPerSecond() {
        return chunks / seconds;
    }

    /** Answers received in a second, over the whole load. */
    @JsonProperty
    public double requestsPerSecond() {
        return whole / seconds;
    }
}
