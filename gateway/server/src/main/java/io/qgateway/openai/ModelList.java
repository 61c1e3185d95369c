package io.qgateway.openai;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/** The answer of {@code /v1/models} to OpenAI's clients. */
@JsonPropertyOrder({"object", "data"})
public record ModelList(List<Model> data) {

    public ModelList {
        data = List.copyOf(data);
    }

    @JsonProperty
    public String object() {
        return "list";
    }
}
