package io.qgateway.settings;

/** Whatever is there. */
record AnyText() implements Format<String> {

    @Override
    public String parse(String text) {
        return text;
    }
}
