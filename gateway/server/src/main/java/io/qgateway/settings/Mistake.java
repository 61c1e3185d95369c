package io.qgateway.settings;

/**
 * Something wrong in the settings, told in one line and without secrets.
 *
 * @param where a setting with as much of its value as may be shown, or a line of the file
 * @param problem what is wrong there and what would be right
 */
public record Mistake(String where, String problem) {

    private static final int SHOWN_LENGTH = 40;

    static Mistake in(Setting setting, String value, String problem) {
        String example = setting.example();
        String advice = example.isEmpty() ? "" : ", for example " + setting + "=" + example;
        return new Mistake(setting + "=" + shown(setting, value), problem + advice);
    }

    private static String shown(Setting setting, String value) {
        return switch (setting.shown()) {
            case WHOLE -> shortened(value);
            case SCHEME -> value.matches("(?s)[a-z0-9+]{1,12}://.*") ? scheme(value) : "***";
            case NEVER -> "***";
        };
    }

    private static String scheme(String value) {
        return value.substring(0, value.indexOf("://")) + "://***";
    }

    private static String shortened(String value) {
        String line = value.replaceAll("\\p{Cntrl}", "?");
        return line.length() > SHOWN_LENGTH ? line.substring(0, SHOWN_LENGTH) + "…" : line;
    }

    @Override
    public String toString() {
        return where + ": " + problem;
    }
}
