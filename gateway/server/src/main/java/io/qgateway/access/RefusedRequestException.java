package io.qgateway.access;

import java.util.Optional;

/** A request that is turned away before its body means anything; the message says what to do. */
public final class RefusedRequestException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String remedy;
    private final String allow;

    public RefusedRequestException(int status, String message) {
        this(status, message, "");
    }

    private RefusedRequestException(int status, String message, String allow) {
        super(message);
        this.status = status;
        this.remedy = message;
        this.allow = allow;
    }

    /** The path is right and the method is not. */
    static RefusedRequestException method(String sent, String allowed) {
        return new RefusedRequestException(
                405, "%s is not allowed here; use %s".formatted(sent, allowed), allowed);
    }

    /** The method that would be right, where that is the matter. */
    Optional<String> allow() {
        return allow.isEmpty() ? Optional.empty() : Optional.of(allow);
    }

    /** What is wrong and what to do. */
    String remedy() {
        return remedy;
    }

    /** The HTTP status that says so. */
    public int status() {
        return status;
    }
}
