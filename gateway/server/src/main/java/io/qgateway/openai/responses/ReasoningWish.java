package io.qgateway.openai.responses;

import io.qgateway.conversation.InvalidRequestException;
import io.qgateway.json.JsonField;

/**
 * What of the model's thoughts a client wants to have.
 *
 * @param summary whether in words
 * @param sealed whether as {@code encrypted_content}, to send them back in the next request
 */
record ReasoningWish(boolean summary, boolean sealed) {

    private static final String SEALED = "reasoning.encrypted_content";

    static ReasoningWish read(JsonField root) throws InvalidRequestException {
        return new ReasoningWish(
                root.optional("reasoning", ReasoningWish::wantsSummary).orElse(false),
                root.optional("include", ReasoningWish::wantsSealed).orElse(false));
    }

    private static boolean wantsSummary(JsonField reasoning) throws InvalidRequestException {
        var older = reasoning.object().optional("generate_summary", ReasoningWish::isSummary);
        return reasoning
                .optional("summary", ReasoningWish::isSummary)
                .or(() -> older)
                .orElse(false);
    }

    private static boolean isSummary(JsonField summary) throws InvalidRequestException {
        return switch (summary.string()) {
            case "auto", "concise", "detailed" -> true;
            case "none" -> false;
            default -> throw summary.noneOf("auto", "concise", "detailed", "none");
        };
    }

    /** What else can be included belongs to tools that are not there. */
    private static boolean wantsSealed(JsonField include) throws InvalidRequestException {
        boolean sealed = false;
        for (var wish : include.array()) {
            if (wish.string().equals("message.output_text.logprobs")) {
                throw wish.invalid("log probabilities are not supported; leave it out");
            }
            sealed |= wish.string().equals(SEALED);
        }
        return sealed;
    }
}
