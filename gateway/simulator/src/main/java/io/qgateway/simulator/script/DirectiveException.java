package io.qgateway.simulator.script;

/** A directive that can't be understood; its message says which and what would be. */
public final class DirectiveException extends Exception {

    private static final long serialVersionUID = 1L;

    public DirectiveException(String message) {
        super(message);
    }
}
