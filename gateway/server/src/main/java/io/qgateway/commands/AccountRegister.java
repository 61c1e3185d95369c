package io.qgateway.commands;

import java.util.List;
import java.util.Optional;

/**
 * The accounts as commands work on them: those of a running gateway, or of a database that no
 * gateway holds. What can't be done is a {@link CommandFailedException}.
 */
interface AccountRegister extends AutoCloseable {

    /** Where the accounts are, for people. */
    String place();

    /** All accounts, the newest first. */
    List<ListedAccount> list();

    /** Enables an account, which also forgets the errors held against it. */
    void enable(String id);

    /** Refreshes an account's tokens. Returns why that failed, if it did. */
    Optional<String> refresh(String id);

    void delete(String id);

    @Override
    void close();
}
