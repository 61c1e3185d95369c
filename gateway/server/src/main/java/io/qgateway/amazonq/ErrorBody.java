package io.qgateway.amazonq;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What the JSON of an objection holds, in the stream as before it; what it leaves out is empty.
 *
 * @param type with its namespace
 */
record ErrorBody(String type, String reason, String message) {

    private static final JsonFactory JSON = new JsonFactory();
    static final ErrorBody EMPTY = new ErrorBody("", "", "");

    /**
     * Reads what can be read.
     *
     * @throws JacksonException when it is not JSON; one that is no object is just empty
     */
    static ErrorBody parse(byte[] bytes, int offset, int length) {
        try (var json = JSON.createParser(ObjectReadContext.empty(), bytes, offset, length)) {
            return json.nextToken() == JsonToken.START_OBJECT ? members(json) : EMPTY;
        }
    }

    private static ErrorBody members(JsonParser json) {
        String type = "";
        String reason = "";
        String message = "";
        for (String name; (name = json.nextName()) != null; ) {
            switch (name) {
                case "__type", "code" -> type = text(json, type);
                case "reason" -> reason = text(json, reason);
                case "message", "Message" -> message = text(json, message);
                default -> text(json, "");
            }
        }
        return new ErrorBody(type, reason, message);
    }

    /** The next value if it is a string; any other is passed over. */
    private static String text(JsonParser json, String otherwise) {
        if (json.nextToken() == JsonToken.VALUE_STRING) {
            return json.getString();
        }
        json.skipChildren();
        return otherwise;
    }
}
