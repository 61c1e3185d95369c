package io.qgateway.conversation;

/**
 * A tool the model may call.
 *
 * @param description what it does; empty when the client gave none
 * @param inputSchema the JSON Schema of its arguments, a JSON object as text
 */
public record Tool(String name, String description, String inputSchema) {

    public Tool {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("A tool needs a name");
        }
    }
}
