package io.qgateway.amazonq;

import io.qgateway.conversation.Caching;
import io.qgateway.conversation.Document;
import io.qgateway.conversation.Image;
import io.qgateway.conversation.Reasoning;
import io.qgateway.conversation.RedactedReasoning;
import io.qgateway.conversation.Text;
import io.qgateway.conversation.Thought;
import io.qgateway.conversation.Tool;
import io.qgateway.conversation.ToolCall;
import io.qgateway.conversation.ToolResult;
import io.qgateway.conversation.ToolResultContent;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.conversation.UpstreamException.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Writes one request, straight to JSON. One per request; not thread-safe. */
final class RequestWriter {

    /**
     * The kind of client, as the official command line client names it: other origins are offered
     * other models and features.
     */
    static final String ORIGIN = "CLI";

    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator json;
    private final String modelId;
    private final List<Tool> tools;

    RequestWriter(JsonGenerator json, String modelId, List<Tool> tools) {
        this.json = json;
        this.modelId = modelId;
        this.tools = tools;
    }

    /**
     * Writes the whole request.
     *
     * @param messages of which the last is the one to answer
     */
    void write(
            UUID conversationId,
            List<Message> messages,
            Caching caching,
            Optional<String> profileArn)
            throws UpstreamException {
        int last = messages.size() - 1;
        json.writeStartObject();
        json.writeObjectPropertyStart("conversationState");
        json.writeStringProperty("conversationId", conversationId.toString());
        json.writeArrayPropertyStart("history");
        for (int i = 0; i < last; i++) {
            message(messages.get(i), false, isCached(i, last, caching));
        }
        json.writeEndArray();
        json.writeName("currentMessage");
        message(messages.get(last), true, isCached(last, last, caching));
        json.writeStringProperty("chatTriggerType", "MANUAL");
        json.writeEndObject();
        profileArn.ifPresent(arn -> json.writeStringProperty("profileArn", arn));
        json.writeEndObject();
    }

    /**
     * Whether the prompt is to be kept up to the end of a message. Tools and system prompt go with
     * the first one. Of the turns so far the last one is for the next request, and the user's one
     * before is what this request finds of the one before it.
     */
    private static boolean isCached(int message, int last, Caching caching) {
        return caching.prompt() && message == 0
                || caching.turns() && (message == last || message == last - 2);
    }

    private void message(Message message, boolean current, boolean cached)
            throws UpstreamException {
        json.writeStartObject();
        switch (message) {
            case Message.User user -> user(user, current, cached);
            case Message.Assistant assistant -> assistant(assistant);
        }
        json.writeEndObject();
    }

    /** Model and tools belong to the message that is to be answered. */
    private void user(Message.User user, boolean current, boolean cached) throws UpstreamException {
        json.writeObjectPropertyStart("userInputMessage");
        json.writeStringProperty("content", user.content());
        context(user.results(), current ? tools : List.of());
        images(user.images());
        if (current) {
            json.writeStringProperty("modelId", modelId);
        }
        json.writeStringProperty("origin", ORIGIN);
        if (cached) {
            json.writeObjectPropertyStart("cachePoint");
            json.writeStringProperty("type", "default");
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void context(List<ToolResult> results, List<Tool> offered) throws UpstreamException {
        if (results.isEmpty() && offered.isEmpty()) {
            return;
        }
        json.writeObjectPropertyStart("userInputMessageContext");
        toolResults(results);
        toolSpecifications(offered);
        json.writeEndObject();
    }

    private void toolResults(List<ToolResult> results) {
        if (results.isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart("toolResults");
        for (ToolResult result : results) {
            json.writeStartObject();
            json.writeStringProperty("toolUseId", result.callId());
            json.writeArrayPropertyStart("content");
            result.content().forEach(this::resultText);
            json.writeEndArray();
            json.writeStringProperty("status", result.error() ? "error" : "success");
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void resultText(ToolResultContent piece) {
        switch (piece) {
            case Text(var text) -> resultText(text);
            case Document document -> resultText(Dialogue.framed(document));
            case Image _ -> {} // among the message's images
        }
    }

    private void resultText(String text) {
        json.writeStartObject();
        json.writeStringProperty("text", text);
        json.writeEndObject();
    }

    private void toolSpecifications(List<Tool> offered) throws UpstreamException {
        if (offered.isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart("tools");
        for (Tool tool : offered) {
            toolSpecification(tool);
        }
        json.writeEndArray();
    }

    private void toolSpecification(Tool tool) throws UpstreamException {
        json.writeStartObject();
        json.writeObjectPropertyStart("toolSpecification");
        json.writeStringProperty("name", tool.name());
        json.writeStringProperty("description", tool.description());
        json.writeObjectPropertyStart("inputSchema");
        json.writeName("json");
        object(tool.inputSchema(), "The input schema of tool " + Scrubbed.text(tool.name()));
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    private void images(List<Image> images) {
        if (images.isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart("images");
        for (Image image : images) {
            json.writeStartObject();
            json.writeStringProperty("format", image.format().name().toLowerCase(Locale.ROOT));
            json.writeObjectPropertyStart("source");
            json.writeStringProperty("bytes", image.base64());
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void assistant(Message.Assistant assistant) throws UpstreamException {
        json.writeObjectPropertyStart("assistantResponseMessage");
        json.writeStringProperty("content", assistant.content());
        toolUses(assistant.calls());
        assistant.thought().ifPresent(this::reasoning);
        json.writeEndObject();
    }

    private void reasoning(Thought thought) {
        json.writeObjectPropertyStart("reasoningContent");
        switch (thought) {
            case Reasoning(var text, var signature) -> {
                json.writeObjectPropertyStart("reasoningText");
                json.writeStringProperty("text", text);
                json.writeStringProperty("signature", signature);
                json.writeEndObject();
            }
            case RedactedReasoning(var data) -> json.writeStringProperty("redactedContent", data);
        }
        json.writeEndObject();
    }

    private void toolUses(List<ToolCall> calls) throws UpstreamException {
        if (calls.isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart("toolUses");
        for (ToolCall call : calls) {
            json.writeStartObject();
            json.writeStringProperty("toolUseId", call.id());
            json.writeStringProperty("name", call.name());
            json.writeName("input");
            object(call.input(), "The input of tool call " + Scrubbed.text(call.id()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Copies an object token by token, so that no text can break out of its place. */
    private void object(String text, String what) throws UpstreamException {
        try (var parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw noObject(what);
            }
            json.copyCurrentStructure(parser);
            if (parser.nextToken() != null) {
                throw noObject(what);
            }
        } catch (JacksonException e) {
            throw new UpstreamException(
                    Kind.INVALID_REQUEST,
                    what + " is not valid JSON, or nested too deeply; correct it.",
                    e);
        }
    }

    private static UpstreamException noObject(String what) {
        return new UpstreamException(
                Kind.INVALID_REQUEST, what + " is no JSON object; send an object.");
    }
}
