package io.qgateway.accounts.transfer;

/** A source that can't be read as accounts at all; the message says why and shows no secret. */
public final class NoAccountsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NoAccountsException(String message) {
        super(message);
    }

    public NoAccountsException(String message, Throwable cause) {
        super(message, cause);
    }
}
