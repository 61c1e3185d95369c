package io.qgateway.openai.responses;

import io.qgateway.conversation.AnswerFormat;
import io.qgateway.conversation.AnswerOptions;
import io.qgateway.conversation.Caching;
import io.qgateway.conversation.InvalidRequestException;
import io.qgateway.conversation.Thinking;
import io.qgateway.conversation.ToolChoice;
import io.qgateway.json.JsonField;
import io.qgateway.openai.ReasoningEffort;
import java.util.List;
import java.util.OptionalInt;

/**
 * The parameters that say how to answer. Refused are those that rely on something stored or would
 * change the shape of the answer; the others are hints, checked so that a mistake shows.
 */
final class ResponseParameters {

    private static final long MAX_TOKENS = 10_000_000;

    private ResponseParameters() {}

    static AnswerOptions read(JsonField root, ResponseTools tools) throws InvalidRequestException {
        refuseWhatIsStored(root);
        refuseOtherShapes(root);
        return new AnswerOptions(
                root.optional("max_output_tokens", ResponseParameters::tokens)
                        .map(OptionalInt::of)
                        .orElse(OptionalInt.empty()),
                List.of(),
                root.optional("tool_choice", choice -> toolChoice(choice, tools))
                        .orElse(new ToolChoice.Auto()),
                root.optional("parallel_tool_calls", JsonField::bool).orElse(true),
                root.optional("reasoning", ResponseParameters::thinking)
                        .orElse(new Thinking.UpToTheModel()),
                root.optional("text", ResponseParameters::format)
                        .orElse(new AnswerFormat.PlainText()));
    }

    /** Whoever names a prompt's cache means to come back to it. */
    static Caching caching(JsonField root) throws InvalidRequestException {
        var key = root.optional("prompt_cache_key", JsonField::string).orElse("");
        return key.isEmpty() ? Caching.NOTHING : Caching.EVERYTHING;
    }

    private static int tokens(JsonField limit) throws InvalidRequestException {
        return (int) limit.integer(1, MAX_TOKENS);
    }

    private static void refuseWhatIsStored(JsonField root) throws InvalidRequestException {
        var remedy = "nothing is stored here; send the whole history in input";
        refuse(root, "previous_response_id", remedy);
        refuse(root, "conversation", remedy);
        refuse(root, "prompt", "prompts are not stored here; send it in instructions and input");
    }

    private static void refuseOtherShapes(JsonField root) throws InvalidRequestException {
        if (root.optional("background", JsonField::bool).orElse(false)) {
            throw root.required("background")
                    .invalid("answers are not kept for later; leave it out and stream instead");
        }
        if (root.optional("top_logprobs", field -> field.integer(0, 20)).orElse(0L) != 0) {
            throw root.required("top_logprobs")
                    .invalid("log probabilities are not supported; leave it out");
        }
    }

    private static void refuse(JsonField root, String name, String why)
            throws InvalidRequestException {
        root.optional(
                name,
                field -> {
                    throw field.invalid(why);
                });
    }

    private static ToolChoice toolChoice(JsonField choice, ResponseTools tools)
            throws InvalidRequestException {
        if (choice.isString()) {
            return switch (choice.string()) {
                case "none" -> new ToolChoice.None();
                case "auto" -> new ToolChoice.Auto();
                case "required" -> tools.any(choice);
                default -> throw choice.noneOf("none", "auto", "required");
            };
        }
        var type = choice.object().required("type");
        return switch (type.string()) {
            case "function", "custom" ->
                    new ToolChoice.Named(tools.requireName(choice.required("name")));
            default -> throw type.noneOf("function", "custom");
        };
    }

    private static Thinking thinking(JsonField reasoning) throws InvalidRequestException {
        return reasoning
                .object()
                .optional("effort", ReasoningEffort::read)
                .orElse(new Thinking.UpToTheModel());
    }

    private static AnswerFormat format(JsonField text) throws InvalidRequestException {
        return text.object()
                .optional("format", ResponseParameters::textFormat)
                .orElse(new AnswerFormat.PlainText());
    }

    private static AnswerFormat textFormat(JsonField format) throws InvalidRequestException {
        var type = format.object().required("type");
        return switch (type.string()) {
            case "text" -> new AnswerFormat.PlainText();
            case "json_object" -> new AnswerFormat.JsonObject();
            case "json_schema" ->
                    new AnswerFormat.JsonSchema(
                            format.required("name").nonEmptyString(),
                            format.required("schema").objectText(),
                            format.optional("strict", JsonField::bool).orElse(false));
            default -> throw type.noneOf("text", "json_object", "json_schema");
        };
    }
}
