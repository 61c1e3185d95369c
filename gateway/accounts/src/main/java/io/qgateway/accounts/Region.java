package io.qgateway.accounts;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Names such as {@code us-east-1}. They become part of host names, so nothing else passes. */
public final class Region {

    private static final int LONGEST_NAME = 32;
    private static final Pattern NAME = Pattern.compile("[a-z]+(-[a-z]+)+-[0-9]{1,2}");

    private Region() {}

    public static boolean isName(String text) {
        return text.length() <= LONGEST_NAME && NAME.matcher(text).matches();
    }

    /** The region that an ARN names: {@code arn:aws:codewhisperer:<region>:…}. */
    public static Optional<String> ofArn(String arn) {
        return Stream.of(arn.split(":", -1)).skip(3).findFirst().filter(Region::isName);
    }

    /** Returns the name, if it is one. */
    public static String require(String text) {
        if (!isName(text)) {
            throw new IllegalArgumentException("Not a region such as us-east-1: '" + text + "'");
        }
        return text;
    }
}
