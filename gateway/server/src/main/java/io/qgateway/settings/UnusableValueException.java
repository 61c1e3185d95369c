package io.qgateway.settings;

/**
 * Says what a setting's value should have been. The value itself is added by whoever knows how much
 * of it may be shown.
 */
final class UnusableValueException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String expectation;

    UnusableValueException(String expectation) {
        super(expectation);
        this.expectation = expectation;
    }

    String expectation() {
        return expectation;
    }
}
