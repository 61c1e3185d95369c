package io.qgateway.accounts;

import java.util.regex.Pattern;

/** Names such as {@code us-east-1}. They become part of host names, so nothing else passes. */
public final class Region {

    private static final int LONGEST_NAME = 32;
    private static final Pattern NAME = Pattern.compile("[a-z]+(-[a-z]+)+-[0-9]{1,2}");

    private Region() {}

    public static boolean isName(String text) {
        return text.length() <= LONGEST_NAME && NAME.matcher(text).matches();
    }

    /** Returns the name, if it is one. */
    public static String require(String text) {
        if (!isName(text)) {
            throw new IllegalArgumentException("Not a region such as us-east-1: '" + text + "'");
        }
        return text;
    }
}
