package io.qgateway.console;

import java.util.Locale;

/** Where a login has got to. */
public enum DeviceLoginState {
    PENDING("pending"),
    /** The person has approved; the account is being set up. */
    APPROVED("pending"),
    COMPLETED("completed"),
    DENIED("error"),
    EXPIRED("timeout"),
    FAILED("error"),
    CANCELLED("error");

    private final String seedWord;

    DeviceLoginState(String seedWord) {
        this.seedWord = seedWord;
    }

    /** The seed's word, of which there are fewer. */
    String seedWord() {
        return seedWord;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
