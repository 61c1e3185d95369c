package io.qgateway.simulator.script;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** Reads calls like {@code get_weather({"city":"Paris"})}, and cuts arguments into fragments. */
public final class ToolArguments {

    private static final int FRAGMENT = 7;

    private ToolArguments() {}

    /** A call of its own id, with its arguments in fragments. */
    public static Step.ToolCall call(String name, String arguments, boolean ended) {
        var id = "tooluse_" + UUID.randomUUID().toString().replace("-", "").substring(0, 22);
        return new Step.ToolCall(id, name, fragments(arguments), ended);
    }

    /** Reads one call; one that does not end breaks off in the middle of its arguments. */
    static Step.ToolCall read(Words words, boolean ended) throws DirectiveException {
        var text = words.ahead();
        var open = text.indexOf('(');
        if (open < 1) {
            throw words.wrong("a call looks like get_weather({\"city\":\"Paris\"})");
        }
        var length = objectLength(words, text.substring(open + 1));
        var close = open + 1 + length;
        if (close >= text.length() || text.charAt(close) != ')') {
            throw words.wrong("the call of " + text.substring(0, open) + " needs a ')'");
        }
        words.skip(close + 1);
        var arguments = text.substring(open + 1, close).strip();
        return call(
                text.substring(0, open).strip(),
                ended ? arguments : arguments.substring(0, arguments.length() / 2),
                ended);
    }

    private static int objectLength(Words words, String json) throws DirectiveException {
        try (var parser = JsonMapper.shared().createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw words.wrong("the arguments of a call are a JSON object");
            }
            parser.skipChildren();
            return (int) parser.currentLocation().getCharOffset();
        } catch (JacksonException _) {
            throw words.wrong("the arguments of a call are a JSON object");
        }
    }

    private static List<String> fragments(String json) {
        var fragments = new ArrayList<String>();
        for (var from = 0; from < json.length(); ) {
            var to = Math.min(from + FRAGMENT, json.length());
            if (Character.isHighSurrogate(json.charAt(to - 1)) && to < json.length()) {
                to++;
            }
            fragments.add(json.substring(from, to));
            from = to;
        }
        return fragments;
    }
}
