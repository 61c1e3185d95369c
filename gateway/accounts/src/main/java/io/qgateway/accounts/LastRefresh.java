package io.qgateway.accounts;

import java.util.Locale;

/** How the last attempt to refresh an account's tokens ended. */
public enum LastRefresh {
    NEVER,
    SUCCESS,
    FAILED;

    public static LastRefresh ofWireName(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
