package io.qgateway.accounts;

import java.util.Locale;

/** The states an account can be in; the table, the API and the metrics use these names alone. */
public enum AccountState {
    READY(false, Exclusion.NEVER),
    COOLING(false, Exclusion.NEVER),
    HELD(false, Exclusion.ALWAYS),
    QUOTA_EXHAUSTED(false, Exclusion.ALWAYS),
    LOGIN_PENDING(false, Exclusion.ALWAYS),
    LOGIN_EXPIRED(false, Exclusion.ALWAYS),
    REFRESH_IN_DOUBT(false, Exclusion.WITHOUT_VALID_TOKEN),
    // Its last access token is as good as ever until it expires.
    REAUTH_REQUIRED(true, Exclusion.WITHOUT_VALID_TOKEN),
    SUSPENDED(true, Exclusion.ALWAYS),
    NOT_ENTITLED(true, Exclusion.ALWAYS),
    TOO_MANY_ERRORS(true, Exclusion.ALWAYS),
    DISABLED(true, Exclusion.ALWAYS);

    /** When an account in a state gets no requests. */
    public enum Exclusion {
        NEVER,
        WITHOUT_VALID_TOKEN,
        ALWAYS
    }

    private final boolean disabling;
    private final Exclusion exclusion;

    AccountState(boolean disabling, Exclusion exclusion) {
        this.disabling = disabling;
        this.exclusion = exclusion;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Whether the API answers {@code enabled: false}: such a state ends only by a person's hand.
     */
    public boolean disabling() {
        return disabling;
    }

    public Exclusion exclusion() {
        return exclusion;
    }
}
