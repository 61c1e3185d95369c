package io.qgateway.claude;

import io.qgateway.conversation.InvalidRequestException;
import io.qgateway.conversation.Tool;
import io.qgateway.conversation.ToolChoice;
import io.qgateway.json.JsonField;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/** The {@code tools} of a request: the client's own, with a schema and names of their own. */
record MessageTools(List<Tool> list) {

    static final MessageTools NONE = new MessageTools(List.of());

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,64}");

    MessageTools {
        list = List.copyOf(list);
    }

    static MessageTools read(JsonField tools) throws InvalidRequestException {
        var read = new ArrayList<Tool>();
        var names = new HashSet<String>();
        for (var element : tools.array()) {
            element.object().optional("type", MessageTools::requireCustom);
            var tool = tool(element);
            if (!names.add(tool.name())) {
                throw element.required("name").invalid("an earlier tool has the same name");
            }
            read.add(tool);
        }
        return new MessageTools(read);
    }

    /** Reads {@code tool_choice}. */
    ToolChoice choice(JsonField choice) throws InvalidRequestException {
        var type = choice.required("type");
        return switch (type.string()) {
            case "auto" -> new ToolChoice.Auto();
            case "any" -> new ToolChoice.Any();
            case "none" -> new ToolChoice.None();
            case "tool" -> new ToolChoice.Named(requireName(choice.required("name")));
            default -> throw type.noneOf("auto", "any", "tool", "none");
        };
    }

    private static String requireCustom(JsonField type) throws InvalidRequestException {
        if (!type.string().equals("custom")) {
            throw type.invalid(
                    "tools that Anthropic defines or runs itself (web_search_…, bash_… and others)"
                            + " are not supported; send a tool with a name and an input_schema");
        }
        return type.string();
    }

    private static Tool tool(JsonField tool) throws InvalidRequestException {
        return new Tool(
                tool.required("name").matching(NAME, "1 to 64 letters, digits, _ or -"),
                tool.optional("description", JsonField::string).orElse(""),
                tool.required("input_schema").objectText());
    }

    private String requireName(JsonField name) throws InvalidRequestException {
        var named = name.string();
        if (list.stream().noneMatch(tool -> tool.name().equals(named))) {
            throw name.invalid("no tool of this request has this name");
        }
        return named;
    }
}
