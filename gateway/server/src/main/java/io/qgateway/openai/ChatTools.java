package io.qgateway.openai;

import io.qgateway.conversation.InvalidRequestException;
import io.qgateway.conversation.Tool;
import io.qgateway.json.JsonField;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/** The {@code tools} of a request: functions with names of their own. */
record ChatTools(List<Tool> list) {

    static final ChatTools NONE = new ChatTools(List.of());

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,64}");
    private static final String NO_PARAMETERS = "{\"type\":\"object\",\"properties\":{}}";

    ChatTools {
        list = List.copyOf(list);
    }

    static ChatTools read(JsonField tools) throws InvalidRequestException {
        var read = new ArrayList<Tool>();
        var names = new HashSet<String>();
        for (var element : tools.array()) {
            requireFunction(element.object().required("type"));
            var function = element.required("function").object();
            var tool = tool(function);
            if (!names.add(tool.name())) {
                throw function.required("name").invalid("an earlier tool has the same name");
            }
            read.add(tool);
        }
        return new ChatTools(read);
    }

    /** Checks the only type that tools and calls can have. */
    static String requireFunction(JsonField type) throws InvalidRequestException {
        if (!type.string().equals("function")) {
            throw type.noneOf("function");
        }
        return type.string();
    }

    /** Checks a field that names one of these tools. */
    String requireName(JsonField name) throws InvalidRequestException {
        var named = name.string();
        if (list.stream().noneMatch(tool -> tool.name().equals(named))) {
            throw name.invalid("no tool of this request has this name");
        }
        return named;
    }

    private static Tool tool(JsonField function) throws InvalidRequestException {
        var name = function.required("name").matching(NAME, "1 to 64 letters, digits, _ or -");
        return new Tool(
                name,
                function.optional("description", JsonField::string).orElse(""),
                function.optional("parameters", JsonField::objectText).orElse(NO_PARAMETERS));
    }
}
