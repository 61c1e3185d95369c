package io.qgateway.claude;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A model as {@code /v1/models} lists it for Anthropic's clients. */
@JsonPropertyOrder({"type", "id", "display_name", "created_at"})
public record Model(
        String id,
        @JsonProperty("display_name") String displayName,
        @JsonProperty("created_at") String createdAt) {

    public static Model of(String id, String displayName, Instant created) {
        return new Model(id, displayName, created.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    @JsonProperty
    public String type() {
        return "model";
    }
}
