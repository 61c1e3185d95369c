package io.qgateway.openai;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.qgateway.catalogue.OfferedModel;

/**
 * A model as {@code /v1/models} lists it for OpenAI's clients.
 *
 * @param created in seconds since 1970
 */
@JsonPropertyOrder({"id", "object", "created", "owned_by"})
public record Model(String id, long created, @JsonProperty("owned_by") String ownedBy) {

    static Model of(OfferedModel model) {
        return new Model(model.id(), model.created().getEpochSecond(), "qgateway");
    }

    @JsonProperty
    public String object() {
        return "model";
    }
}
