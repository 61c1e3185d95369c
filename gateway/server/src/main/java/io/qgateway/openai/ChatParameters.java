package io.qgateway.openai;

import io.qgateway.conversation.InvalidRequestException;
import io.qgateway.json.JsonField;
import java.util.List;

/**
 * The parameters that say how to answer. Refused are those that would change the shape of the
 * answer; the others are hints, checked so that a mistake shows, and fields nobody knows pass.
 */
final class ChatParameters {

    private static final long MAX_TOKENS = 10_000_000;
    private static final int MAX_STOPS = 4;

    private ChatParameters() {}

    static void check(JsonField root, ChatTools tools) throws InvalidRequestException {
        refuseOtherShapes(root);
        checkSampling(root);
        root.optional("max_tokens", field -> field.integer(1, MAX_TOKENS));
        root.optional("max_completion_tokens", field -> field.integer(1, MAX_TOKENS));
        root.optional("stop", ChatParameters::stops);
        root.optional("parallel_tool_calls", JsonField::bool);
        root.optional("tool_choice", choice -> toolChoice(choice, tools));
        root.optional("response_format", format -> format.object().required("type").string());
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

    private static int stops(JsonField stop) throws InvalidRequestException {
        if (stop.isString()) {
            return stop.nonEmptyString().length();
        }
        var elements = stop.array();
        if (elements.size() > MAX_STOPS) {
            throw stop.invalid("expected at most 4 sequences, got " + elements.size());
        }
        for (var element : elements) {
            element.nonEmptyString();
        }
        return elements.size();
    }

    private static String toolChoice(JsonField choice, ChatTools tools)
            throws InvalidRequestException {
        if (choice.isString()) {
            return switch (choice.string()) {
                case "none", "auto", "required" -> choice.string();
                default -> throw choice.noneOf("none", "auto", "required");
            };
        }
        ChatTools.requireFunction(choice.object().required("type"));
        return tools.requireName(choice.required("function").object().required("name"));
    }
}
