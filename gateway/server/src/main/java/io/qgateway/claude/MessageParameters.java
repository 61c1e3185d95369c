package io.qgateway.claude;

import io.qgateway.conversation.InvalidRequestException;
import io.qgateway.json.JsonField;

/**
 * The parameters that say how to answer: hints, checked so that a mistake shows. Fields nobody
 * knows pass.
 */
final class MessageParameters {

    private static final long MAX_TOKENS = 10_000_000;

    private MessageParameters() {}

    static void check(JsonField root) throws InvalidRequestException {
        root.required("max_tokens").integer(1, MAX_TOKENS);
        root.optional("temperature", field -> field.number(0, 1));
        root.optional("top_p", field -> field.number(0, 1));
        root.optional("top_k", field -> field.integer(0, Integer.MAX_VALUE));
        root.optional("stop_sequences", MessageParameters::stops);
        root.optional("metadata", JsonField::object);
        root.optional("thinking", field -> field.object().required("type").string());
    }

    private static int stops(JsonField sequences) throws InvalidRequestException {
        var elements = sequences.array();
        for (var element : elements) {
            element.nonEmptyString();
        }
        return elements.size();
    }
}
