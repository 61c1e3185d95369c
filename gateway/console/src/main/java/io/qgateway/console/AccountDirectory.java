package io.qgateway.console;

import java.util.Optional;
import java.util.Set;

/**
 * The accounts as an administrator sees and changes them. It never gives a secret back. May be
 * shared by all threads, and may block.
 */
public interface AccountDirectory {

    AccountListing list(AccountQuery query);

    /** The names of the states that accounts can be in. */
    Set<String> states();

    Optional<AccountView> find(String id);

    /** Whether there is an account that may get requests. */
    boolean hasEnabled();

    /** Stores a new account as it is told, without trying it. */
    AccountView create(AccountDraft draft);

    /** Enabling an account also forgets the errors that were held against it. */
    EditResult edit(String id, AccountChange change);

    DeleteResult delete(String id);

    /** Gets new tokens for an account, enabled or not. */
    RefreshResult refresh(String id);
}
