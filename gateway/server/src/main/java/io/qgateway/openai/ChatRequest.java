package io.qgateway.openai;

import io.qgateway.conversation.Conversation;
import io.qgateway.conversation.InvalidRequestException;
import io.qgateway.conversation.Places;
import io.qgateway.json.JsonBody;
import io.qgateway.json.JsonField;
import java.util.regex.Pattern;

/** Reads the body of a chat completion request. */
final class ChatRequest {

    private static final Pattern MODEL = Pattern.compile("[^\\p{Cntrl}]{1,256}");

    private static final String ANSWER_SCHEMA = "response_format.json_schema.schema";

    private ChatRequest() {}

    static ChatCall decode(byte[] body) throws InvalidRequestException {
        var root = JsonBody.parse(body);
        var model =
                root.required("model").matching(MODEL, "the name of a model, 1 to 256 characters");
        var messages = ChatMessages.read(root.required("messages"));
        var tools = root.optional("tools", ChatTools::read).orElse(ChatTools.NONE);
        var options = ChatParameters.read(root, tools);
        var conversation =
                new Conversation(
                        model,
                        messages.system(),
                        messages.turns(),
                        tools.list(),
                        options,
                        ChatParameters.caching(root));
        var stream = root.optional("stream", JsonField::bool).orElse(false);
        var places = new Places(messages.places(), tools.places(), ANSWER_SCHEMA);
        var answers = root.optional("n", ChatParameters::answers).orElse(1);
        return new ChatCall(conversation, places, stream, includeUsage(root, stream), answers);
    }

    private static boolean includeUsage(JsonField root, boolean stream)
            throws InvalidRequestException {
        return root.optional("stream_options", options -> usageOption(options, stream))
                .orElse(false);
    }

    private static boolean usageOption(JsonField options, boolean stream)
            throws InvalidRequestException {
        if (!stream) {
            throw options.invalid("only for streams; leave it out or set stream to true");
        }
        return options.object().optional("include_usage", JsonField::bool).orElse(false);
    }
}
