package io.qgateway.accounts;

import java.util.Optional;

/**
 * The accounts, for those who administer them and for the pool that uses them. What changes an
 * account is in the change log as soon as it is in the table. May be shared by all threads.
 */
public interface AccountStore extends AccountReader {

    Account create(NewAccount account);

    /** Returns the edited account, or nothing if there is none of that id. */
    Optional<Account> update(String id, AccountPatch patch);

    /**
     * Gives an account the credentials of a new login, which ends whatever was found against it and
     * every attempt to refresh the old ones. Returns nothing if there is none of that id.
     */
    Optional<Account> logIn(String id, Login login);

    /**
     * Says which profile an account uses, if any. Returns the edited account, or nothing if there
     * is none of that id.
     */
    Optional<Account> assignProfile(String id, Optional<String> profileArn);

    /** Returns whether there was such an account. */
    boolean delete(String id);

    /** All accounts, and where the change log stood before they were read. */
    PooledAccounts pooled();

    /** The accounts changed and deleted since the change log was read up to the given position. */
    AccountChanges changesSince(ChangePosition position);

    /**
     * Forgets what everybody has read in the change log: whoever has not read it for an hour has to
     * read all accounts anew.
     */
    void forgetOldChanges();
}
