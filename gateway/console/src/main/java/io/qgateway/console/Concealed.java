package io.qgateway.console;

/** A text on its way in that must not be seen; it may be empty. Prints as {@code ***}. */
public record Concealed(String text) {

    @Override
    public String toString() {
        return "***";
    }
}
