package io.qgateway.operator.grant;

/** A Secret is not as the operator left it. The message says what to do and quotes nothing. */
public final class BrokenGrantException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokenGrantException(String message) {
        super(message);
    }
}
