package io.qgateway.openai.responses;

import io.qgateway.conversation.InvalidRequestException;
import io.qgateway.conversation.Places.ToolPlace;
import io.qgateway.conversation.Tool;
import io.qgateway.conversation.ToolChoice;
import io.qgateway.json.JsonField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code tools} of a request: functions, custom tools that take a text instead of JSON, and
 * namespaces of both. What OpenAI runs on its own servers, like web search, has no counterpart here
 * and is left out: a model can answer without it.
 */
record ResponseTools(List<Tool> list, List<ToolPlace> places, Map<String, ResponseTool> byName) {

    static final ResponseTools NONE = new ResponseTools(List.of(), List.of(), Map.of());

    private static final String NO_PARAMETERS = "{\"type\":\"object\",\"properties\":{}}";
    private static final String TEXT_PARAMETERS =
            """
            {"type":"object","properties":{"input":{"type":"string","description":"The tool's whole \
            input, as plain text"}},"required":["input"],"additionalProperties":false}\
            """;

    ResponseTools {
        list = List.copyOf(list);
        places = List.copyOf(places);
        byName = Map.copyOf(byName);
    }

    static ResponseTools read(JsonField tools) throws InvalidRequestException {
        var reader = new Reader();
        reader.all(tools, Optional.empty());
        return new ResponseTools(reader.list, reader.places, reader.byName);
    }

    /** How the client declared the tool that the model calls by this name. */
    ResponseTool declared(String name) {
        return byName.getOrDefault(name, ResponseTool.function(name));
    }

    /** That a tool must be called, which needs one. */
    ToolChoice any(JsonField choice) throws InvalidRequestException {
        if (list.isEmpty()) {
            throw choice.invalid("there are no tools to call; send tools, or leave it out");
        }
        return new ToolChoice.Any();
    }

    /** Checks a field that names one of these tools. */
    String requireName(JsonField name) throws InvalidRequestException {
        var named = name.string();
        if (!byName.containsKey(named)) {
            throw name.invalid("no tool of this request has this name");
        }
        return named;
    }

    private static final class Reader {

        private final List<Tool> list = new ArrayList<>();
        private final List<ToolPlace> places = new ArrayList<>();
        private final Map<String, ResponseTool> byName = new LinkedHashMap<>();

        private void all(JsonField tools, Optional<String> namespace)
                throws InvalidRequestException {
            for (var tool : tools.array()) {
                one(tool.object(), namespace);
            }
        }

        private void one(JsonField tool, Optional<String> namespace)
                throws InvalidRequestException {
            switch (tool.required("type").string()) {
                case "function" ->
                        add(
                                tool,
                                new ResponseTool(namespace, name(tool), false),
                                description(tool),
                                tool.optional("parameters", JsonField::objectText)
                                        .orElse(NO_PARAMETERS));
                case "custom" ->
                        add(
                                tool,
                                new ResponseTool(namespace, name(tool), true),
                                description(tool)
                                        + tool.optional("format", Reader::format).orElse(""),
                                TEXT_PARAMETERS);
                case "namespace" -> all(tool.required("tools"), Optional.of(name(tool)));
                default -> {} // One that OpenAI's servers would run.
            }
        }

        private void add(JsonField tool, ResponseTool declared, String description, String schema)
                throws InvalidRequestException {
            if (byName.put(declared.calledName(), declared) != null) {
                throw tool.required("name").invalid("an earlier tool has the same name");
            }
            list.add(new Tool(declared.calledName(), description, schema));
            places.add(new ToolPlace(tool.path() + ".name", tool.path() + ".parameters"));
        }

        private static String name(JsonField tool) throws InvalidRequestException {
            return tool.required("name").nonEmptyString();
        }

        private static String description(JsonField tool) throws InvalidRequestException {
            return tool.optional("description", JsonField::string).orElse("");
        }

        /** The model can't be held to a grammar, but it can be told. */
        private static String format(JsonField format) throws InvalidRequestException {
            var type = format.object().required("type");
            return switch (type.string()) {
                case "text" -> "";
                case "grammar" ->
                        "\n\nIts input has to match this grammar (%s):\n%s"
                                .formatted(
                                        format.required("syntax").string(),
                                        format.required("definition").string());
                default -> throw type.noneOf("text", "grammar");
            };
        }
    }
}
