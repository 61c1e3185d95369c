package io.qgateway.settings;

/** How the text of a setting is written. */
@FunctionalInterface
interface Format<T> {

    T parse(String text) throws UnusableValueException;
}
