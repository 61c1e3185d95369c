package io.qgateway.accounts.database;

/** The tables of this program's version are not there yet, and it is for others to make them. */
final class TablesMissingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TablesMissingException(String message) {
        super(message);
    }
}
