package io.qgateway.settings;

import java.util.regex.Pattern;

/** A host name or an IP address, without scheme or port; an IPv6 address with or without [ ]. */
record HostName() implements Format<String> {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,252})");
    private static final Pattern IPV6 =
            Pattern.compile("[0-9A-Fa-f]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f.]*");

    @Override
    public String parse(String text) throws UnusableValueException {
        boolean bracketed = text.startsWith("[") && text.endsWith("]");
        String host = bracketed ? text.substring(1, text.length() - 1) : text;
        boolean sound =
                IPV6.matcher(host).matches() || (!bracketed && NAME.matcher(host).matches());
        if (!sound) {
            throw new UnusableValueException(
                    "must be a host name or an IP address without scheme or port");
        }
        return host;
    }
}
