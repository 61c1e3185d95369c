package io.qgateway.accounts;

import java.util.Arrays;

/** Why an account is in its state: the reason of a resource's Ready condition, word for word. */
public enum AccountReason {
    READY("Ready", AccountState.READY),
    COOLING("Cooling", AccountState.COOLING),
    ACCOUNT_HELD("AccountHeld", AccountState.HELD),
    QUOTA_EXHAUSTED("QuotaExhausted", AccountState.QUOTA_EXHAUSTED),
    LOGIN_PENDING("LoginPending", AccountState.LOGIN_PENDING),
    LOGIN_EXPIRED("LoginExpired", AccountState.LOGIN_EXPIRED),
    REFRESH_IN_DOUBT("RefreshInDoubt", AccountState.REFRESH_IN_DOUBT),
    REAUTH_REQUIRED("ReauthRequired", AccountState.REAUTH_REQUIRED),
    REFRESH_INTERRUPTED("RefreshInterrupted", AccountState.REAUTH_REQUIRED),
    REGISTRATION_EXPIRED("RegistrationExpired", AccountState.REAUTH_REQUIRED),
    CREDENTIALS_INVALID("CredentialsInvalid", AccountState.REAUTH_REQUIRED),
    ACCOUNT_SUSPENDED("AccountSuspended", AccountState.SUSPENDED),
    NOT_ENTITLED("NotEntitled", AccountState.NOT_ENTITLED),
    TOO_MANY_ERRORS("TooManyErrors", AccountState.TOO_MANY_ERRORS),
    DISABLED("Disabled", AccountState.DISABLED);

    private final String wireName;
    private final AccountState state;

    AccountReason(String wireName, AccountState state) {
        this.wireName = wireName;
        this.state = state;
    }

    public static AccountReason ofWireName(String wireName) {
        return Arrays.stream(values())
                .filter(reason -> reason.wireName.equals(wireName))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("No such reason: '" + wireName + "'"));
    }

    public String wireName() {
        return wireName;
    }

    public AccountState state() {
        return state;
    }
}
