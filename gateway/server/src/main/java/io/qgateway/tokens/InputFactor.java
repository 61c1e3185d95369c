package io.qgateway.tokens;

/**
 * What every count of input tokens is multiplied by before a client of the Messages API sees it.
 * Clients compact their conversations by these numbers, so an operator can make them do it earlier.
 */
public record InputFactor(double value) {

    public static final InputFactor ONE = new InputFactor(1);

    public InputFactor {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("The token factor must be positive, not " + value);
        }
    }

    /** The tokens as the client sees them. */
    public long applyTo(long tokens) {
        return (long) (tokens * value);
    }
}
