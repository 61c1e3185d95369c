package io.qgateway.claude;

import static io.qgateway.json.Parameter.hint;
import static io.qgateway.json.Parameter.honoured;
import static io.qgateway.json.Parameter.refused;

import io.qgateway.conversation.AnswerFormat;
import io.qgateway.conversation.AnswerOptions;
import io.qgateway.conversation.InvalidRequestException;
import io.qgateway.conversation.Thinking;
import io.qgateway.conversation.ToolChoice;
import io.qgateway.json.JsonField;
import io.qgateway.json.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The parameters that say how to answer. Those without effect here are hints, checked so that a
 * mistake shows. Fields nobody knows pass.
 */
final class MessageParameters {

    private static final long MAX_TOKENS = 10_000_000;
    private static final long LEAST_BUDGET = 1_024;

    /** Every parameter that is known; others pass. */
    static final List<Parameter> ALL =
            List.of(
                    honoured("model", "a name of `GET /v1/models`, in any of its spellings"),
                    honoured("messages", "see below"),
                    honoured("max_tokens", "the answer is cut there"),
                    honoured("system", "a text or text blocks"),
                    honoured("stream", ""),
                    honoured("stop_sequences", "found wherever the answer is cut into deltas"),
                    honoured("tools", "those of the client, with an `input_schema`"),
                    honoured(
                            "tool_choice",
                            "`none`, `auto`, `any`, `tool`, and `disable_parallel_tool_use`: the model is"
                                    + " told, only tools that may be called are offered, and the answer is"
                                    + " checked; see below"),
                    honoured("thinking", "`enabled` with a budget, `adaptive`, `disabled`"),
                    honoured("output_config", "`effort`; `format` with a JSON Schema, see below"),
                    honoured("output_format", "the older name of `output_config.format`"),
                    honoured(
                            "cache_control",
                            "`ephemeral`, here, in `system`, `tools` and any block, where the model"
                                    + " caches prompts; `ttl` is a hint; see below"),
                    hint("temperature", "0 to 1", field -> field.number(0, 1)),
                    hint("top_p", "0 to 1", field -> field.number(0, 1)),
                    hint("top_k", "a whole number", field -> field.integer(0, Integer.MAX_VALUE)),
                    hint("metadata", "an object", JsonField::object),
                    hint("context_management", "nothing is taken out of the conversation"),
                    hint("inference_geo", ""),
                    hint("service_tier", ""),
                    hint("speed", ""),
                    refused("container", "the gateway runs no code; leave it out"),
                    refused(
                            "mcp_servers",
                            "the gateway calls no servers; send their tools as tools",
                            MessageParameters::none));

    private MessageParameters() {}

    static AnswerOptions read(JsonField root, MessageTools tools) throws InvalidRequestException {
        Parameter.check(ALL, root);
        var maxTokens = (int) root.required("max_tokens").integer(1, MAX_TOKENS);
        var choice = root.optional("tool_choice", JsonField::object);
        return new AnswerOptions(
                OptionalInt.of(maxTokens),
                root.optional("stop_sequences", MessageParameters::stops).orElse(List.of()),
                choice.isPresent() ? tools.choice(choice.get()) : new ToolChoice.Auto(),
                choice.isEmpty() || isParallel(choice.get()),
                thinking(root),
                format(root));
    }

    private static void none(JsonField servers) throws InvalidRequestException {
        if (!servers.array().isEmpty()) {
            throw servers.invalid("the gateway calls no servers; send their tools as tools");
        }
    }

    private static List<String> stops(JsonField sequences) throws InvalidRequestException {
        var stops = new ArrayList<String>();
        for (var element : sequences.array()) {
            stops.add(element.nonEmptyString());
        }
        return stops;
    }

    private static boolean isParallel(JsonField choice) throws InvalidRequestException {
        return !choice.optional("disable_parallel_tool_use", JsonField::bool).orElse(false);
    }

    /** Who doesn't ask for thinking is not shown any. */
    private static Thinking thinking(JsonField root) throws InvalidRequestException {
        var effort = root.optional("output_config", MessageParameters::effort);
        return root.optional("thinking", field -> thinking(field, effort.flatMap(e -> e)))
                .orElse(new Thinking.Off());
    }

    private static Thinking thinking(JsonField thinking, Optional<Thinking.Effort> effort)
            throws InvalidRequestException {
        var type = thinking.object().required("type");
        return switch (type.string()) {
            case "enabled" -> new Thinking.Budget(budget(thinking));
            case "adaptive" -> new Thinking.Adaptive(effort);
            case "disabled" -> new Thinking.Off();
            default -> throw type.noneOf("enabled", "adaptive", "disabled");
        };
    }

    private static int budget(JsonField thinking) throws InvalidRequestException {
        return (int) thinking.required("budget_tokens").integer(LEAST_BUDGET, MAX_TOKENS);
    }

    private static Optional<Thinking.Effort> effort(JsonField outputConfig)
            throws InvalidRequestException {
        return outputConfig.object().optional("effort", MessageParameters::named);
    }

    private static Thinking.Effort named(JsonField effort) throws InvalidRequestException {
        return switch (effort.string()) {
            case "low" -> Thinking.Effort.LOW;
            case "medium" -> Thinking.Effort.MEDIUM;
            case "high" -> Thinking.Effort.HIGH;
            case "xhigh" -> Thinking.Effort.XHIGH;
            case "max" -> Thinking.Effort.MAX;
            default -> throw effort.noneOf("low", "medium", "high", "xhigh", "max");
        };
    }

    private static AnswerFormat format(JsonField root) throws InvalidRequestException {
        var config = root.optional("output_config", JsonField::object);
        if (config.isPresent()) {
            var format = config.get().optional("format", MessageParameters::schema);
            if (format.isPresent()) {
                return format.get();
            }
        }
        return root.optional("output_format", MessageParameters::schema)
                .orElse(new AnswerFormat.PlainText());
    }

    private static AnswerFormat schema(JsonField format) throws InvalidRequestException {
        var type = format.object().required("type");
        if (!type.string().equals("json_schema")) {
            throw type.noneOf("json_schema");
        }
        return new AnswerFormat.JsonSchema("", format.required("schema").objectText(), true);
    }
}
