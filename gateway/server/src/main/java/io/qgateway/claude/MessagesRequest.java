package io.qgateway.claude;

import io.qgateway.conversation.AnswerOptions;
import io.qgateway.conversation.Conversation;
import io.qgateway.conversation.InvalidRequestException;
import io.qgateway.conversation.Places;
import io.qgateway.json.JsonBody;
import io.qgateway.json.JsonField;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the body of a Messages request. */
final class MessagesRequest {

    private static final Pattern MODEL = Pattern.compile("[^\\p{Cntrl}]{1,256}");

    private static final String ANSWER_SCHEMA = "output_config.format.schema";

    private MessagesRequest() {}

    static MessagesCall decode(byte[] body) throws InvalidRequestException {
        var root = JsonBody.parse(body);
        var tools = tools(root);
        var turns = turns(root);
        return new MessagesCall(
                conversation(root, turns, tools, MessageParameters.read(root, tools))
                        .withCaching(CacheControl.of(root)),
                new Places(turns.places(), tools.places(), ANSWER_SCHEMA),
                root.optional("stream", JsonField::bool).orElse(false));
    }

    /** What counts tokens: whatever else the body says is about an answer, and there is none. */
    static Conversation decodeConversation(byte[] body) throws InvalidRequestException {
        var root = JsonBody.parse(body);
        return conversation(root, turns(root), tools(root), AnswerOptions.DEFAULTS);
    }

    private static MessageTools tools(JsonField root) throws InvalidRequestException {
        return root.optional("tools", MessageTools::read).orElse(MessageTools.NONE);
    }

    private static MessageTurns turns(JsonField root) throws InvalidRequestException {
        return MessageTurns.read(root.required("messages"));
    }

    private static Conversation conversation(
            JsonField root, MessageTurns turns, MessageTools tools, AnswerOptions options)
            throws InvalidRequestException {
        var model =
                root.required("model").matching(MODEL, "the name of a model, 1 to 256 characters");
        return new Conversation(
                model,
                root.optional("system", MessagesRequest::system).orElse(""),
                turns.turns(),
                tools.list(),
                options);
    }

    private static String system(JsonField system) throws InvalidRequestException {
        if (system.isString()) {
            return system.string();
        }
        if (!system.isArray()) {
            throw system.unexpected("a string or an array of text blocks");
        }
        return String.join("\n\n", texts(system));
    }

    private static List<String> texts(JsonField blocks) throws InvalidRequestException {
        var texts = new ArrayList<String>();
        for (var block : blocks.array()) {
            var type = block.object().required("type");
            if (!type.string().equals("text")) {
                throw type.noneOf("text");
            }
            texts.add(block.required("text").string());
        }
        return texts;
    }
}
