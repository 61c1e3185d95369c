package io.qgateway.claude;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.qgateway.catalogue.OfferedModel;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A model as {@code /v1/models} lists it for Anthropic's clients.
 *
 * @param maxInputTokens left out where it is not known
 * @param maxTokens what an answer may have at most; left out where it is not known
 */
@JsonPropertyOrder({"type", "id", "display_name", "created_at", "lifecycle"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Model(
        String id,
        @JsonProperty("display_name") String displayName,
        @JsonProperty("created_at") String createdAt,
        @JsonProperty("max_input_tokens") @Nullable Long maxInputTokens,
        @JsonProperty("max_tokens") @Nullable Long maxTokens) {

    static Model of(OfferedModel model) {
        return new Model(
                model.id(),
                model.name(),
                model.created().truncatedTo(ChronoUnit.SECONDS).toString(),
                number(model.window()),
                number(model.longestAnswer()));
    }

    private static @Nullable Long number(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }

    /** What is listed is served; Anthropic's own SDKs want to be told. */
    @JsonProperty
    public String lifecycle() {
        return "active";
    }

    @JsonProperty
    public String type() {
        return "model";
    }
}
