package io.qgateway.settings;

/** A number to multiply with: above zero, and small enough to be meant. */
record Factor(double most) implements Format<Double> {

    @Override
    public Double parse(String text) throws UnusableValueException {
        try {
            double number = Double.parseDouble(text);
            if (number > 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // The same sentence serves both.
        }
        throw new UnusableValueException("must be a number above 0, at most " + most);
    }
}
