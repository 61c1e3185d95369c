package io.qgateway.claude;

/**
 * What every count of input tokens is multiplied by before a client of this API sees it. Clients
 * compact their conversations by these numbers, so an operator can make them do it earlier.
 */
public record InputFactor(double value) {

    public static final InputFactor ONE = new InputFactor(1);

    public InputFactor {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("The token factor must be positive, not " + value);
        }
    }

    long applyTo(long tokens) {
        return (long) (tokens * value);
    }
}
