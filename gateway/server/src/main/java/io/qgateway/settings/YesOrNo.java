package io.qgateway.settings;

import java.util.Locale;

/** A switch, in any of the words that the seed and its users know for it. */
record YesOrNo() implements Format<Boolean> {

    @Override
    public Boolean parse(String text) throws UnusableValueException {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes", "on", "enabled" -> true;
            case "false", "0", "no", "off", "disabled" -> false;
            default -> throw new UnusableValueException("must be true or false");
        };
    }
}
