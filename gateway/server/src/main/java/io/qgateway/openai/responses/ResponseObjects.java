package io.qgateway.openai.responses;

import io.qgateway.conversation.StopReason;
import io.qgateway.openai.OpenAiError;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the states that one response goes through. */
record ResponseObjects(String id, Instant createdAt, ResponsesCall call) {

    ResponseObject inProgress() {
        return response("in_progress", List.of(), null, null, null);
    }

    /** The whole answer: completed, or cut short by a limit, which is no failure. */
    ResponseObject ended(StopReason reason, List<OutputItem> output, ResponseUsage usage) {
        return incomplete(reason)
                .map(why -> response("incomplete", output, null, why, usage))
                .orElseGet(() -> response(OutputItem.COMPLETED, output, null, null, usage));
    }

    ResponseObject failed(OpenAiError error, List<OutputItem> output) {
        return response("failed", output, ResponseObject.Failure.of(error), null, null);
    }

    private static Optional<ResponseObject.Incomplete> incomplete(StopReason reason) {
        return switch (reason) {
            case END_TURN, TOOL_USE, STOP_SEQUENCE, PAUSED -> Optional.empty();
            case MAX_TOKENS, CONTEXT_WINDOW_EXCEEDED ->
                    Optional.of(new ResponseObject.Incomplete("max_output_tokens"));
            case CONTENT_FILTERED, REFUSED ->
                    Optional.of(new ResponseObject.Incomplete("content_filter"));
        };
    }

    private ResponseObject response(
            String status,
            List<OutputItem> output,
            ResponseObject.@Nullable Failure error,
            ResponseObject.@Nullable Incomplete incomplete,
            @Nullable ResponseUsage usage) {
        var echo = call.echo();
        return new ResponseObject(
                id,
                "response",
                createdAt.getEpochSecond(),
                status,
                false,
                error,
                incomplete,
                null,
                echo.maxOutputTokens().orElse(null),
                call.conversation().model(),
                List.copyOf(output),
                echo.parallelToolCalls(),
                null,
                echo.reasoningJson(),
                false,
                echo.temperature().orElse(null),
                echo.textJson(),
                echo.toolChoiceJson(),
                List.of(),
                echo.topP().orElse(null),
                "disabled",
                usage,
                echo.metadataJson());
    }
}
