package io.qgateway.claude;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer of {@code /v1/models} to Anthropic's clients: always the one and only page. */
public record ModelPage(
        List<Model> data,
        @JsonProperty("has_more") boolean hasMore,
        @JsonProperty("first_id") @Nullable String firstId,
        @JsonProperty("last_id") @Nullable String lastId) {

    public static ModelPage of(List<Model> models) {
        return models.isEmpty()
                ? new ModelPage(List.of(), false, null, null)
                : new ModelPage(
                        List.copyOf(models), false, models.getFirst().id(), models.getLast().id());
    }
}
