package io.qgateway.accounts;

import java.util.List;

/**
 * A part of a list of accounts.
 *
 * @param total how many accounts the whole list has
 */
public record AccountPage(List<Account> accounts, long total) {

    public AccountPage {
        accounts = List.copyOf(accounts);
    }
}
