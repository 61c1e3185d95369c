package io.qgateway.openai.responses;

import io.qgateway.conversation.Conversation;
import io.qgateway.conversation.InvalidRequestException;
import io.qgateway.conversation.Places;
import io.qgateway.json.JsonBody;
import io.qgateway.json.JsonField;
import java.util.ArrayList;
import java.util.regex.Pattern;

/** Reads the body of a Responses request. */
final class ResponsesRequest {

    private static final Pattern MODEL = Pattern.compile("[^\\p{Cntrl}]{1,256}");

    private static final String ANSWER_SCHEMA = "text.format.schema";

    private ResponsesRequest() {}

    static ResponsesCall decode(byte[] body) throws InvalidRequestException {
        var root = JsonBody.parse(body);
        var tools = root.optional("tools", ResponseTools::read).orElse(ResponseTools.NONE);
        var input = InputItems.read(root.required("input"));
        return new ResponsesCall(
                conversation(root, input, tools),
                new Places(input.places(), tools.places(), ANSWER_SCHEMA),
                root.optional("stream", JsonField::bool).orElse(false),
                tools,
                ReasoningWish.read(root),
                Echo.of(root));
    }

    private static Conversation conversation(JsonField root, InputItems input, ResponseTools tools)
            throws InvalidRequestException {
        var prompts = new ArrayList<String>();
        root.optional("instructions", JsonField::string).ifPresent(prompts::add);
        prompts.addAll(input.prompts());
        return new Conversation(
                root.required("model").matching(MODEL, "the name of a model, 1 to 256 characters"),
                String.join("\n\n", prompts),
                input.turns(),
                tools.list(),
                ResponseParameters.read(root, tools),
                ResponseParameters.caching(root));
    }
}
