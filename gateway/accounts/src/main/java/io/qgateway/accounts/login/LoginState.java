package io.qgateway.accounts.login;

import java.util.Locale;

/** Where a device login has got to. */
public enum LoginState {
    /** Nobody has decided. */
    PENDING,
    /** The account has its tokens; its profile is being looked for. */
    APPROVED,
    COMPLETED,
    DENIED,
    EXPIRED,
    FAILED,
    CANCELLED;

    static LoginState ofWireName(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether nothing more will happen. */
    public boolean isOver() {
        return this != PENDING && this != APPROVED;
    }
}
