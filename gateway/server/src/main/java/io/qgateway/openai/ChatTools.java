package io.qgateway.openai;

import io.qgateway.conversation.InvalidRequestException;
import io.qgateway.conversation.Places.ToolPlace;
import io.qgateway.conversation.Tool;
import io.qgateway.conversation.ToolChoice;
import io.qgateway.json.JsonField;
import java.util.ArrayList;
import java.util.List;

/** The {@code tools} of a request: functions with names of their own. */
record ChatTools(List<Tool> list, List<ToolPlace> places) {

    static final ChatTools NONE = new ChatTools(List.of(), List.of());

    private static final String NO_PARAMETERS = "{\"type\":\"object\",\"properties\":{}}";

    ChatTools {
        list = List.copyOf(list);
        places = List.copyOf(places);
    }

    static ChatTools read(JsonField tools) throws InvalidRequestException {
        var read = new ArrayList<Tool>();
        var places = new ArrayList<ToolPlace>();
        for (var element : tools.array()) {
            requireFunction(element.object().required("type"));
            var function = element.required("function").object();
            var name = function.required("name");
            read.add(
                    new Tool(
                            name.nonEmptyString(),
                            function.optional("description", JsonField::string).orElse(""),
                            function.optional("parameters", JsonField::objectText)
                                    .orElse(NO_PARAMETERS)));
            places.add(new ToolPlace(name.path(), function.path() + ".parameters"));
        }
        return new ChatTools(read, places);
    }

    /** Checks the only type that tools and calls can have. */
    static String requireFunction(JsonField type) throws InvalidRequestException {
        if (!type.string().equals("function")) {
            throw type.noneOf("function");
        }
        return type.string();
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
        if (list.stream().noneMatch(tool -> tool.name().equals(named))) {
            throw name.invalid("no tool of this request has this name");
        }
        return named;
    }
}
