package io.qgateway.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** One of an enum's names, in lower case. */
record OneOf<E extends Enum<E>>(Class<E> type) implements Format<E> {

    @Override
    public E parse(String text) throws UnusableValueException {
        for (var choice : type.getEnumConstants()) {
            if (word(choice).equals(text)) {
                return choice;
            }
        }
        throw new UnusableValueException(
                "must be one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(OneOf::word)
                                .collect(Collectors.joining(", ")));
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
