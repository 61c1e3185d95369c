package io.qgateway.console;

import java.util.List;

/** Stores what it takes, and never tries it out. */
final class InMemoryFeed implements Feed {

    private final InMemoryAccounts accounts;

    InMemoryFeed(InMemoryAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public List<String> take(List<AccountDraft> drafts) {
        return drafts.stream().map(accounts::create).map(AccountView::id).toList();
    }
}
