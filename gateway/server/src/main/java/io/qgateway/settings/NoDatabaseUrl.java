package io.qgateway.settings;

import java.util.regex.Pattern;

/** Refuses every database but the embedded one, telling those that will come from the others. */
record NoDatabaseUrl() implements Format<String> {

    private static final Pattern LATER =
            Pattern.compile("(postgres|postgresql|mysql)://.*", Pattern.DOTALL);

    @Override
    public String parse(String text) throws UnusableValueException {
        if (text.isEmpty()) {
            return text;
        }
        if (LATER.matcher(text).matches()) {
            throw new UnusableValueException(
                    "this version has no PostgreSQL and MySQL yet; leave it empty to use data.sqlite3 in the working directory");
        }
        throw new UnusableValueException(
                "must be empty (data.sqlite3 in the working directory), or, once a version supports them, postgres://, postgresql:// or mysql://");
    }
}
