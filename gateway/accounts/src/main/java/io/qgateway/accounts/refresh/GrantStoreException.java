package io.qgateway.accounts.refresh;

/** The store of record can't be asked now, or can't read what it holds. */
public final class GrantStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public GrantStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
