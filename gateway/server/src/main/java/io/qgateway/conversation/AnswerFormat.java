package io.qgateway.conversation;

/** The form that an answer's text has to have. */
public sealed interface AnswerFormat {

    /** Any text. */
    record PlainText() implements AnswerFormat {}

    /** A JSON object. */
    record JsonObject() implements AnswerFormat {}

    /**
     * JSON that a schema describes.
     *
     * @param name what the client calls it; empty when it has no name
     * @param schema the JSON Schema, a JSON object as text
     * @param strict whether an answer that departs from it is useless to the client
     */
    record JsonSchema(String name, String schema, boolean strict) implements AnswerFormat {}
}
