package io.qgateway.openai;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;

/**
 * A model as {@code /v1/models} lists it for OpenAI's clients.
 *
 * @param created in seconds since 1970
 */
@JsonPropertyOrder({"id", "object", "created", "owned_by"})
public record Model(String id, long created, @JsonProperty("owned_by") String ownedBy) {

    public static Model of(String id, Instant created) {
        return new Model(id, created.getEpochSecond(), "qgateway");
    }

    @JsonProperty
    public String object() {
        return "model";
    }
}
