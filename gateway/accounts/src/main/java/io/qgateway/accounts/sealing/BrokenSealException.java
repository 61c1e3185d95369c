package io.qgateway.accounts.sealing;

/** A sealed value doesn't open: it was altered, moved, or sealed with a key that isn't there. */
public final class BrokenSealException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokenSealException(String message) {
        super(message);
    }
}
