package io.qgateway.accounts;

import java.util.Optional;

/** The accounts, for people to look at. May be shared by all threads. */
public interface AccountReader {

    Optional<Account> find(String id);

    AccountPage list(AccountQuery query);
}
