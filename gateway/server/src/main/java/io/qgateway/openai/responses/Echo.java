package io.qgateway.openai.responses;

import io.qgateway.conversation.InvalidRequestException;
import io.qgateway.json.JsonField;
import java.util.Optional;

/**
 * What a response repeats of its request, as far as it is short: neither the instructions nor the
 * tools, which an agent sends by the dozen. Those that are {@code Json} are texts of JSON.
 */
record Echo(
        Optional<Long> maxOutputTokens,
        boolean parallelToolCalls,
        String reasoningJson,
        Optional<Double> temperature,
        String textJson,
        String toolChoiceJson,
        Optional<Double> topP,
        String metadataJson) {

    static Echo of(JsonField root) throws InvalidRequestException {
        return new Echo(
                root.optional("max_output_tokens", field -> field.integer(1, Long.MAX_VALUE)),
                root.optional("parallel_tool_calls", JsonField::bool).orElse(true),
                json(root, "reasoning", "{\"effort\":null,\"summary\":null}"),
                root.optional("temperature", field -> field.number(0, 2)),
                json(root, "text", "{\"format\":{\"type\":\"text\"}}"),
                json(root, "tool_choice", "\"auto\""),
                root.optional("top_p", field -> field.number(0, 1)),
                json(root, "metadata", "{}"));
    }

    private static String json(JsonField root, String name, String fallback)
            throws InvalidRequestException {
        return root.optional(name, JsonField::json).orElse(fallback);
    }
}
