package io.qgateway.conversation;

/** What a client sent can't be served as it is: names the field and says what to send instead. */
public final class InvalidRequestException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * @param field the path of what is wrong, like {@code messages[2].content}; empty when it is
     *     the body as such
     * @param message what is wrong with it and what to send instead, without repeating the path
     */
    public InvalidRequestException(String field, String message) {
        super(field.isEmpty() ? message : field + ": " + message);
        this.field = field;
    }

    public String field() {
        return field;
    }
}
