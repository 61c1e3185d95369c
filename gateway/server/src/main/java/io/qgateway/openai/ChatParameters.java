package io.qgateway.openai;

import io.qgateway.conversation.AnswerFormat;
import io.qgateway.conversation.AnswerOptions;
import io.qgateway.conversation.InvalidRequestException;
import io.qgateway.conversation.Thinking;
import io.qgateway.conversation.ToolChoice;
import io.qgateway.json.JsonField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The parameters that say how to answer. Refused are those that would change the shape of the
 * answer; the others are hints, checked so that a mistake shows, and fields nobody knows pass.
 */
final class ChatParameters {

    private static final long MAX_TOKENS = 10_000_000;
    private static final int MAX_STOPS = 4;

    private ChatParameters() {}

    static AnswerOptions read(JsonField root, ChatTools tools) throws InvalidRequestException {
        refuseOtherShapes(root);
        checkSampling(root);
        return new AnswerOptions(
                maxTokens(root),
                root.optional("stop", ChatParameters::stops).orElse(List.of()),
                root.optional("tool_choice", choice -> toolChoice(choice, tools))
                        .orElse(new ToolChoice.Auto()),
                root.optional("parallel_tool_calls", JsonField::bool).orElse(true),
                root.optional("reasoning_effort", ChatParameters::thinking)
                        .orElse(new Thinking.UpToTheModel()),
                root.optional("response_format", ChatParameters::format)
                        .orElse(new AnswerFormat.PlainText()));
    }

    /** The newer name wins. */
    private static OptionalInt maxTokens(JsonField root) throws InvalidRequestException {
        var older = root.optional("max_tokens", ChatParameters::tokens);
        var newer = root.optional("max_completion_tokens", ChatParameters::tokens);
        return newer.or(() -> older).map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    private static int tokens(JsonField limit) throws InvalidRequestException {
        return (int) limit.integer(1, MAX_TOKENS);
    }

    private static void refuseOtherShapes(JsonField root) throws InvalidRequestException {
        root.optional("n", ChatParameters::one);
        root.optional("logprobs", ChatParameters::no);
        root.optional("top_logprobs", ChatParameters::zero);
        root.optional("modalities", ChatParameters::onlyText);
        refuse(root, "audio", "audio answers are not supported; leave it out");
        refuse(root, "functions", "superseded; send tools instead");
        refuse(root, "function_call", "superseded; send tool_choice instead");
    }

    private static void checkSampling(JsonField root) throws InvalidRequestException {
        root.optional("temperature", field -> field.number(0, 2));
        root.optional("top_p", field -> field.number(0, 1));
        root.optional("frequency_penalty", field -> field.number(-2, 2));
        root.optional("presence_penalty", field -> field.number(-2, 2));
        root.optional("seed", field -> field.integer(Long.MIN_VALUE, Long.MAX_VALUE));
    }

    private static long one(JsonField n) throws InvalidRequestException {
        if (n.integer(1, Long.MAX_VALUE) != 1) {
            throw n.invalid("only 1 answer is supported; send a request for each");
        }
        return 1;
    }

    private static boolean no(JsonField logprobs) throws InvalidRequestException {
        if (logprobs.bool()) {
            throw logprobs.invalid("log probabilities are not supported; leave it out");
        }
        return false;
    }

    private static long zero(JsonField topLogprobs) throws InvalidRequestException {
        if (topLogprobs.integer(0, 20) != 0) {
            throw topLogprobs.invalid("log probabilities are not supported; leave it out");
        }
        return 0;
    }

    private static List<JsonField> onlyText(JsonField modalities) throws InvalidRequestException {
        var elements = modalities.array();
        for (var modality : elements) {
            if (!modality.string().equals("text")) {
                throw modality.noneOf("text");
            }
        }
        return elements;
    }

    private static void refuse(JsonField root, String name, String why)
            throws InvalidRequestException {
        root.optional(
                name,
                field -> {
                    throw field.invalid(why);
                });
    }

    private static List<String> stops(JsonField stop) throws InvalidRequestException {
        if (stop.isString()) {
            return List.of(stop.nonEmptyString());
        }
        var elements = stop.array();
        if (elements.size() > MAX_STOPS) {
            throw stop.invalid("expected at most 4 sequences, got " + elements.size());
        }
        var stops = new ArrayList<String>();
        for (var element : elements) {
            stops.add(element.nonEmptyString());
        }
        return stops;
    }

    private static ToolChoice toolChoice(JsonField choice, ChatTools tools)
            throws InvalidRequestException {
        if (choice.isString()) {
            return switch (choice.string()) {
                case "none" -> new ToolChoice.None();
                case "auto" -> new ToolChoice.Auto();
                case "required" -> new ToolChoice.Any();
                default -> throw choice.noneOf("none", "auto", "required");
            };
        }
        ChatTools.requireFunction(choice.object().required("type"));
        var name = choice.required("function").object().required("name");
        return new ToolChoice.Named(tools.requireName(name));
    }

    private static Thinking thinking(JsonField effort) throws InvalidRequestException {
        return switch (effort.string()) {
            case "none" -> new Thinking.Off();
            case "minimal" -> adaptive(Thinking.Effort.MINIMAL);
            case "low" -> adaptive(Thinking.Effort.LOW);
            case "medium" -> adaptive(Thinking.Effort.MEDIUM);
            case "high" -> adaptive(Thinking.Effort.HIGH);
            case "xhigh" -> adaptive(Thinking.Effort.XHIGH);
            default -> throw effort.noneOf("none", "minimal", "low", "medium", "high", "xhigh");
        };
    }

    private static Thinking adaptive(Thinking.Effort effort) {
        return new Thinking.Adaptive(Optional.of(effort));
    }

    private static AnswerFormat format(JsonField format) throws InvalidRequestException {
        var type = format.object().required("type");
        return switch (type.string()) {
            case "text" -> new AnswerFormat.PlainText();
            case "json_object" -> new AnswerFormat.JsonObject();
            case "json_schema" -> schema(format.required("json_schema").object());
            default -> throw type.noneOf("text", "json_object", "json_schema");
        };
    }

    private static AnswerFormat schema(JsonField schema) throws InvalidRequestException {
        return new AnswerFormat.JsonSchema(
                schema.required("name").nonEmptyString(),
                schema.optional("schema", JsonField::objectText).orElse("{}"),
                schema.optional("strict", JsonField::bool).orElse(false));
    }
}
