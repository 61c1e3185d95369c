package io.qgateway.accounts.transfer;

/** A field from which no account can be made. Its message shows no secret. */
final class UnusableFieldException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String sentence;

    UnusableFieldException(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    @Override
    public String getMessage() {
        return sentence;
    }
}
