package io.qgateway.commands;

/** A command can't do what it was asked for; the message says why and what to do. */
final class CommandFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int FAILED = 1;
    private static final int WRONG_START = 2;

    private final int exitCode;

    CommandFailedException(String message) {
        super(message);
        exitCode = FAILED;
    }

    CommandFailedException(String message, Throwable cause) {
        super(message, cause);
        exitCode = FAILED;
    }

    private CommandFailedException(String message, int exitCode) {
        super(message);
        this.exitCode = exitCode;
    }

    /** The arguments or the settings are wrong, so nothing was begun. */
    static CommandFailedException wrongStart(String message) {
        return new CommandFailedException(message, WRONG_START);
    }

    int exitCode() {
        return exitCode;
    }
}
