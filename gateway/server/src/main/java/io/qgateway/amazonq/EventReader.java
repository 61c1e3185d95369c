package io.qgateway.amazonq;

import io.qgateway.amazonq.UpstreamEvent.AssistantText;
import io.qgateway.amazonq.UpstreamEvent.Failure;
import io.qgateway.amazonq.UpstreamEvent.Ignored;
import io.qgateway.amazonq.UpstreamEvent.Metadata;
import io.qgateway.amazonq.UpstreamEvent.Reasoning;
import io.qgateway.amazonq.UpstreamEvent.ToolUse;
import io.qgateway.amazonq.UpstreamEvent.Unknown;
import io.qgateway.amazonq.eventstream.Frame;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.conversation.UpstreamException.Kind;
import io.qgateway.conversation.Usage;
import java.io.StringWriter;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Reads what a frame says, without building trees: this runs for every piece of text. */
final class EventReader {

    private static final JsonFactory JSON = new JsonFactory();
    private static final UpstreamEvent IGNORED = new Ignored();

    private EventReader() {}

    /**
     * Reads a frame.
     *
     * @throws UpstreamException when its payload is not what its type calls for
     */
    static UpstreamEvent read(Frame frame) throws UpstreamException {
        return switch (frame.type()) {
            case EVENT -> event(frame);
            case EXCEPTION -> new Failure(error(frame));
            case ERROR ->
                    new Failure(UpstreamError.inStream(frame.name(), "", frame.errorMessage()));
            case UNKNOWN -> new Unknown(frame.name());
        };
    }

    private static UpstreamEvent event(Frame frame) throws UpstreamException {
        return switch (frame.name()) {
            case "assistantResponseEvent" -> payload(frame, EventReader::assistantText);
            case "toolUseEvent" -> payload(frame, EventReader::toolUse);
            case "reasoningContentEvent" -> payload(frame, EventReader::reasoning);
            case "metadataEvent", "messageMetadataEvent" -> payload(frame, EventReader::metadata);
            case "invalidStateEvent", "error" -> new Failure(error(frame));
            case "initial-response",
                    "contextUsageEvent",
                    "meteringEvent",
                    "codeEvent",
                    "codeReferenceEvent",
                    "supplementaryWebLinksEvent",
                    "citationEvent",
                    "followupPromptEvent",
                    "intentsEvent",
                    "interactionComponentsEvent",
                    "toolResultEvent",
                    "dryRunSucceedEvent" ->
                    IGNORED;
            default -> new Unknown(frame.name());
        };
    }

    private interface Shape<T> {
        T read(JsonParser json) throws UnexpectedValue;
    }

    /** Reads a payload; one whose text was cut inside a character is read in a second way. */
    private static <T> T payload(Frame frame, Shape<T> shape) throws UpstreamException {
        try {
            return parse(frame.buffer(), frame.offset(), frame.length(), shape);
        } catch (JacksonException | UnexpectedValue e) {
            if (!Utf8Remains.areIn(frame.buffer(), frame.offset(), frame.length())) {
                throw unreadable(frame, e);
            }
        }
        byte[] escaped = Utf8Remains.escape(frame.buffer(), frame.offset(), frame.length());
        try {
            return parse(escaped, 0, escaped.length, shape);
        } catch (JacksonException | UnexpectedValue e) {
            throw unreadable(frame, e);
        }
    }

    private static <T> T parse(byte[] bytes, int offset, int length, Shape<T> shape)
            throws UnexpectedValue {
        try (var json = JSON.createParser(ObjectReadContext.empty(), bytes, offset, length)) {
            expect(json.nextToken() == JsonToken.START_OBJECT);
            T result = shape.read(json);
            expect(json.nextToken() == null);
            return result;
        }
    }

    private static UpstreamException unreadable(Frame frame, Exception cause) {
        return new UpstreamException(
                Kind.CORRUPT,
                "Amazon Q sent a malformed %s; try again.".formatted(Scrubbed.text(frame.name())),
                cause);
    }

    private static UpstreamEvent assistantText(JsonParser json) throws UnexpectedValue {
        String content = "";
        for (String name; (name = json.nextName()) != null; ) {
            switch (name) {
                case "content" -> content = string(json);
                default -> skip(json);
            }
        }
        return new AssistantText(content);
    }

    private static UpstreamEvent reasoning(JsonParser json) throws UnexpectedValue {
        String text = "";
        String signature = "";
        String redacted = "";
        for (String name; (name = json.nextName()) != null; ) {
            switch (name) {
                case "text" -> text = string(json);
                case "signature" -> signature = string(json);
                case "redactedContent" -> redacted = string(json);
                default -> skip(json);
            }
        }
        return new Reasoning(text, signature, redacted);
    }

    private static UpstreamEvent toolUse(JsonParser json) throws UnexpectedValue {
        String id = "";
        String tool = "";
        String input = "";
        boolean stop = false;
        for (String name; (name = json.nextName()) != null; ) {
            switch (name) {
                case "toolUseId" -> id = string(json);
                case "name" -> tool = string(json);
                case "input" -> input = stringOrObject(json);
                case "stop" -> stop = flag(json);
                default -> skip(json);
            }
        }
        return new ToolUse(id, tool, input, stop);
    }

    private static UpstreamEvent metadata(JsonParser json) throws UnexpectedValue {
        Optional<Usage> usage = Optional.empty();
        String stopReason = "";
        boolean refused = false;
        for (String name; (name = json.nextName()) != null; ) {
            switch (name) {
                case "tokenUsage" -> usage = usage(json);
                case "stopReason" -> stopReason = string(json);
                case "stopDetails" -> refused = hasRefusal(json);
                default -> skip(json);
            }
        }
        return new Metadata(usage, stopReason, refused);
    }

    /** The details are a union, of which one member is known. */
    private static boolean hasRefusal(JsonParser json) throws UnexpectedValue {
        if (json.nextToken() == JsonToken.VALUE_NULL) {
            return false;
        }
        expect(json.currentToken() == JsonToken.START_OBJECT);
        boolean refusal = false;
        for (String name; (name = json.nextName()) != null; ) {
            boolean given = json.nextToken() != JsonToken.VALUE_NULL;
            refusal |= given && name.equals("refusal");
            json.skipChildren();
        }
        return refusal;
    }

    private static Optional<Usage> usage(JsonParser json) throws UnexpectedValue {
        if (json.nextToken() == JsonToken.VALUE_NULL) {
            return Optional.empty();
        }
        expect(json.currentToken() == JsonToken.START_OBJECT);
        long input = 0;
        long output = 0;
        long cacheRead = 0;
        long cacheWrite = 0;
        for (String name; (name = json.nextName()) != null; ) {
            switch (name) {
                case "uncachedInputTokens" -> input = count(json);
                case "outputTokens" -> output = count(json);
                case "cacheReadInputTokens" -> cacheRead = count(json);
                case "cacheWriteInputTokens" -> cacheWrite = count(json);
                default -> skip(json);
            }
        }
        return Optional.of(new Usage(input, output, cacheRead, cacheWrite));
    }

    /** An exception's payload; one that can't be read still is an exception. */
    private static UpstreamError error(Frame frame) {
        try {
            var words = ErrorBody.parse(frame.buffer(), frame.offset(), frame.length());
            return UpstreamError.inStream(frame.name(), words.reason(), words.message());
        } catch (JacksonException _) {
            return UpstreamError.inStream(frame.name(), "", "");
        }
    }

    private static String string(JsonParser json) throws UnexpectedValue {
        var token = json.nextToken();
        if (token == JsonToken.VALUE_STRING) {
            return json.getString();
        }
        expect(token == JsonToken.VALUE_NULL);
        return "";
    }

    private static String stringOrObject(JsonParser json) throws UnexpectedValue {
        var token = json.nextToken();
        if (token == JsonToken.VALUE_STRING) {
            return json.getString();
        }
        if (token == JsonToken.VALUE_NULL) {
            return "";
        }
        expect(token == JsonToken.START_OBJECT);
        var text = new StringWriter();
        try (var copy = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            copy.copyCurrentStructure(json);
        }
        return text.toString();
    }

    private static boolean flag(JsonParser json) throws UnexpectedValue {
        var token = json.nextToken();
        expect(token.isBoolean() || token == JsonToken.VALUE_NULL);
        return token == JsonToken.VALUE_TRUE;
    }

    private static long count(JsonParser json) throws UnexpectedValue {
        var token = json.nextToken();
        expect(token.isNumeric() || token == JsonToken.VALUE_NULL);
        long count = token.isNumeric() ? json.getValueAsLong() : 0;
        expect(count >= 0);
        return count;
    }

    private static void skip(JsonParser json) {
        json.nextToken();
        json.skipChildren();
    }

    private static void expect(boolean condition) throws UnexpectedValue {
        if (!condition) {
            throw new UnexpectedValue();
        }
    }

    /** A payload that is JSON and yet not what its type calls for. */
    private static final class UnexpectedValue extends Exception {

        private static final long serialVersionUID = 1L;

        UnexpectedValue() {
            super("A value has an unexpected type");
        }
    }
}
