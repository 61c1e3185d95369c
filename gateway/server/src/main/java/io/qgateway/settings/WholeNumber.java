package io.qgateway.settings;

/** A whole number within limits, both included. */
record WholeNumber(int least, int most) implements Format<Integer> {

    @Override
    public Integer parse(String text) throws UnusableValueException {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // The same sentence serves both.
        }
        throw new UnusableValueException(
                "must be a whole number from %d to %d".formatted(least, most));
    }
}
