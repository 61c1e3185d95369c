package io.qgateway.claude;

import io.qgateway.conversation.InvalidRequestException;
import io.qgateway.conversation.Places.ToolPlace;
import io.qgateway.conversation.Tool;
import io.qgateway.conversation.ToolChoice;
import io.qgateway.json.JsonField;
import java.util.ArrayList;
import java.util.List;

/** The {@code tools} of a request: the client's own, with a schema and names of their own. */
record MessageTools(List<Tool> list, List<ToolPlace> places) {

    static final MessageTools NONE = new MessageTools(List.of(), List.of());

    MessageTools {
        list = List.copyOf(list);
        places = List.copyOf(places);
    }

    static MessageTools read(JsonField tools) throws InvalidRequestException {
        var read = new ArrayList<Tool>();
        var places = new ArrayList<ToolPlace>();
        for (var tool : tools.array()) {
            tool.object().optional("type", MessageTools::requireCustom);
            var name = tool.required("name");
            var schema = tool.required("input_schema");
            read.add(
                    new Tool(
                            name.nonEmptyString(),
                            tool.optional("description", JsonField::string).orElse(""),
                            schema.objectText()));
            places.add(new ToolPlace(name.path(), schema.path()));
        }
        return new MessageTools(read, places);
    }

    /** Reads {@code tool_choice}. */
    ToolChoice choice(JsonField choice) throws InvalidRequestException {
        var type = choice.required("type");
        return switch (type.string()) {
            case "auto" -> new ToolChoice.Auto();
            case "any" -> any(type);
            case "none" -> new ToolChoice.None();
            case "tool" -> new ToolChoice.Named(requireName(choice.required("name")));
            default -> throw type.noneOf("auto", "any", "tool", "none");
        };
    }

    private ToolChoice any(JsonField type) throws InvalidRequestException {
        if (list.isEmpty()) {
            throw type.invalid("there are no tools to call; send tools, or leave it out");
        }
        return new ToolChoice.Any();
    }

    private static String requireCustom(JsonField type) throws InvalidRequestException {
        if (!type.string().equals("custom")) {
            throw type.invalid(
                    "tools that Anthropic defines or runs itself (web_search_…, bash_… and others)"
                            + " are not supported; send a tool with a name and an input_schema");
        }
        return type.string();
    }

    private String requireName(JsonField name) throws InvalidRequestException {
        var named = name.string();
        if (list.stream().noneMatch(tool -> tool.name().equals(named))) {
            throw name.invalid("no tool of this request has this name");
        }
        return named;
    }
}
