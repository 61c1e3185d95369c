package io.qgateway.console;

import java.util.List;

/**
 * A part of a list of accounts.
 *
 * @param total how many accounts the whole list has
 */
public record AccountListing(List<AccountView> accounts, long total) {

    public AccountListing {
        accounts = List.copyOf(accounts);
    }
}
