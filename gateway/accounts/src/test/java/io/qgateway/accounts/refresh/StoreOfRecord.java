package io.qgateway.accounts.refresh;

import io.qgateway.accounts.AccountReason;
import io.qgateway.accounts.Login;
import io.qgateway.accounts.Secret;
import java.time.Instant;
import java.util.Optional;

/** A store under test, with one account, and what the model looks at without disturbing it. */
interface StoreOfRecord {

    String accountId();

    GrantStore grants();

    DueGrants due();

    /** What was found against the credentials that the account has now. */
    Optional<AccountReason> refusedFor();

    /** Whether the pool would give the account requests. */
    boolean servesAt(Instant moment);

    /** A person logs in anew. */
    void logIn(Login login);

    /** A person enters an access token and leaves the rest alone. */
    void enter(Secret accessToken);

    /** A person enters the refresh token that is there already. */
    void enterAgain();

    /** What no store may do to a refresh token. */
    void blank();

    default Grant grant() {
        return grants().read(accountId()).orElseThrow();
    }
}
