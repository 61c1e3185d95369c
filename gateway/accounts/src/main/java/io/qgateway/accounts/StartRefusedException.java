package io.qgateway.accounts;

/** Says why the accounts can't be opened and what to do, in a sentence for whoever starts this. */
public final class StartRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StartRefusedException(String message) {
        super(message);
    }

    public StartRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
