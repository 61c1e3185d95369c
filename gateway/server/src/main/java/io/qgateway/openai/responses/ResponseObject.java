package io.qgateway.openai.responses;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.qgateway.openai.OpenAiError;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A response, as JSON. */
@JsonNaming(SnakeCaseStrategy.class)
record ResponseObject(
        String id,
        String object,
        long createdAt,
        String status,
        boolean background,
        @Nullable Failure error,
        @Nullable Incomplete incompleteDetails,
        @Nullable String instructions,
        @Nullable Long maxOutputTokens,
        String model,
        List<OutputItem> output,
        boolean parallelToolCalls,
        @Nullable String previousResponseId,
        @JsonRawValue String reasoning,
        boolean store,
        @Nullable Double temperature,
        @JsonRawValue String text,
        @JsonRawValue String toolChoice,
        List<String> tools,
        @Nullable Double topP,
        String truncation,
        @Nullable ResponseUsage usage,
        @JsonRawValue String metadata) {

    /** Why there is no whole answer. */
    record Failure(String code, String message) {

        static Failure of(OpenAiError error) {
            return new Failure(error.code() == null ? error.type() : error.code(), error.message());
        }
    }

    /** Why an answer ended early. */
    record Incomplete(String reason) {}
}
