package io.qgateway.accounts;

/** A value that must not be seen: prints as {@code ***}. Whoever unwraps it answers for it. */
public record Secret(String value) {

    public Secret {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("A secret can't be empty");
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
