package io.qgateway.openai;

import static io.qgateway.json.Parameter.hint;
import static io.qgateway.json.Parameter.honoured;
import static io.qgateway.json.Parameter.refused;

import io.qgateway.conversation.AnswerFormat;
import io.qgateway.conversation.AnswerOptions;
import io.qgateway.conversation.Caching;
import io.qgateway.conversation.InvalidRequestException;
import io.qgateway.conversation.Thinking;
import io.qgateway.conversation.ToolChoice;
import io.qgateway.json.JsonField;
import io.qgateway.json.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The parameters that say how to answer. Refused are those that would change the shape of the
 * answer; the others are hints, checked so that a mistake shows, and fields nobody knows pass.
 */
final class ChatParameters {

    private static final long MAX_TOKENS = 10_000_000;
    private static final int MAX_STOPS = 4;
    private static final int MAX_ANSWERS = 4;
    private static final String NO_LOGPROBS = "log probabilities are not supported; leave it out";

    /** Every parameter that is known; others pass. */
    static final List<Parameter> ALL =
            List.of(
                    honoured("model", "a name of `GET /v1/models`, in any of its spellings"),
                    honoured("messages", "see below"),
                    honoured("stream", ""),
                    honoured("stream_options", "`include_usage`; only with `stream`"),
                    honoured("max_completion_tokens", "the answer is cut there"),
                    honoured("max_tokens", "the older name; the newer one wins"),
                    honoured(
                            "stop",
                            "a text or up to 4; found wherever the answer is cut into chunks"),
                    honoured("tools", "functions"),
                    honoured(
                            "tool_choice",
                            "`none`, `auto`, `required` or a function: the model is told, only tools that"
                                    + " may be called are offered, and the answer is checked; see below"),
                    honoured("parallel_tool_calls", "`false` ends the answer after its first call"),
                    honoured("response_format", "`text`, `json_object`, `json_schema`; see below"),
                    honoured(
                            "reasoning_effort",
                            "`none` to `xhigh`; thoughts are `reasoning_content`"),
                    honoured(
                            "n",
                            "up to 4 answers, each of which the upstream is asked for; see below"),
                    honoured(
                            "prompt_cache_key",
                            "that there is one asks for prompt caching; see below"),
                    hint("temperature", "0 to 2", field -> field.number(0, 2)),
                    hint("top_p", "0 to 1", field -> field.number(0, 1)),
                    hint("frequency_penalty", "-2 to 2", field -> field.number(-2, 2)),
                    hint("presence_penalty", "-2 to 2", field -> field.number(-2, 2)),
                    hint(
                            "seed",
                            "a whole number",
                            field -> field.integer(Long.MIN_VALUE, Long.MAX_VALUE)),
                    hint("logit_bias", ""),
                    hint("metadata", ""),
                    hint("prediction", ""),
                    hint("prompt_cache_retention", ""),
                    hint("safety_identifier", ""),
                    hint("service_tier", ""),
                    hint("store", "nothing is stored"),
                    hint("user", ""),
                    hint("verbosity", ""),
                    refused("logprobs", "only `false`", ChatParameters::no),
                    refused("top_logprobs", "only 0", ChatParameters::zero),
                    refused("modalities", "only `text`", ChatParameters::onlyText),
                    refused("audio", "audio answers are not supported; leave it out"),
                    refused("functions", "superseded; send tools instead"),
                    refused("function_call", "superseded; send tool_choice instead"),
                    refused(
                            "web_search_options",
                            "the gateway searches nothing; send a tool that does"));

    private ChatParameters() {}

    static AnswerOptions read(JsonField root, ChatTools tools) throws InvalidRequestException {
        Parameter.check(ALL, root);
        return new AnswerOptions(
                maxTokens(root),
                root.optional("stop", ChatParameters::stops).orElse(List.of()),
                root.optional("tool_choice", choice -> toolChoice(choice, tools))
                        .orElse(new ToolChoice.Auto()),
                root.optional("parallel_tool_calls", JsonField::bool).orElse(true),
                root.optional("reasoning_effort", ReasoningEffort::read)
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

    /** Whoever names a prompt's cache means to come back to it. */
    static Caching caching(JsonField root) throws InvalidRequestException {
        var key = root.optional("prompt_cache_key", JsonField::string).orElse("");
        return key.isEmpty() ? Caching.NOTHING : Caching.EVERYTHING;
    }

    /** Reads {@code n}. */
    static int answers(JsonField n) throws InvalidRequestException {
        long answers = n.integer(1, Long.MAX_VALUE);
        if (answers > MAX_ANSWERS) {
            throw n.invalid(
                    "at most %d answers at once; send more requests".formatted(MAX_ANSWERS));
        }
        return (int) answers;
    }

    private static void no(JsonField logprobs) throws InvalidRequestException {
        if (logprobs.bool()) {
            throw logprobs.invalid(NO_LOGPROBS);
        }
    }

    private static void zero(JsonField topLogprobs) throws InvalidRequestException {
        if (topLogprobs.integer(0, 20) != 0) {
            throw topLogprobs.invalid(NO_LOGPROBS);
        }
    }

    private static void onlyText(JsonField modalities) throws InvalidRequestException {
        for (var modality : modalities.array()) {
            if (!modality.string().equals("text")) {
                throw modality.noneOf("text");
            }
        }
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
                case "required" -> tools.any(choice);
                default -> throw choice.noneOf("none", "auto", "required");
            };
        }
        ChatTools.requireFunction(choice.object().required("type"));
        var name = choice.required("function").object().required("name");
        return new ToolChoice.Named(tools.requireName(name));
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
