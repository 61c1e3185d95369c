package io.qgateway.claude;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer of {@code /v1/models} to Anthropic's clients.
 *
 * @param hasMore whether there is another page in the direction that was asked for
 */
public record ModelPage(
        List<Model> data,
        @JsonProperty("has_more") boolean hasMore,
        @JsonProperty("first_id") @Nullable String firstId,
        @JsonProperty("last_id") @Nullable String lastId) {

    public ModelPage {
        data = List.copyOf(data);
    }

    static ModelPage of(List<Model> models, boolean hasMore) {
        return models.isEmpty()
                ? new ModelPage(List.of(), hasMore, null, null)
                : new ModelPage(models, hasMore, models.getFirst().id(), models.getLast().id());
    }
}
