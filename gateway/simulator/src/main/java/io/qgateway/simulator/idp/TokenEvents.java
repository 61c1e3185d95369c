package io.qgateway.simulator.idp;

/** Hears what happens to the tokens of an account. */
public interface TokenEvents {

    /** A refresh gave new tokens. */
    void refreshed(String account);

    /** A refresh token was used that had been replaced. */
    void reused(String account);

    /** A reuse revoked every token of a login. */
    void familyRevoked(String account);

    /**
     * A device login was exchanged for tokens.
     *
     * @param company whether it was at a start URL of an IAM Identity Center
     */
    void loggedIn(String account, boolean company);
}
