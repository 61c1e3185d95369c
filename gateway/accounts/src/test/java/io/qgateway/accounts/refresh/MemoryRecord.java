package io.qgateway.accounts.refresh;

import io.qgateway.accounts.AccessToken;
import io.qgateway.accounts.AccountReason;
import io.qgateway.accounts.AccountState;
import io.qgateway.accounts.Login;
import io.qgateway.accounts.Secret;
import java.time.Instant;
import java.util.Optional;

/** One account in memory. */
final class MemoryRecord implements StoreOfRecord {

    private static final String ID = "account-1";

    private final MemoryGrantStore store = new MemoryGrantStore();

    MemoryRecord() {
        store.add(
                new Grant(
                        ID,
                        "us-east-1",
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        1,
                        1,
                        Optional.empty(),
                        Optional.empty(),
                        0,
                        Optional.empty()));
    }

    @Override
    public String accountId() {
        return ID;
    }

    @Override
    public GrantStore grants() {
        return store;
    }

    @Override
    public DueGrants due() {
        return store;
    }

    @Override
    public Optional<AccountReason> refusedFor() {
        return store.refusedFor(ID);
    }

    @Override
    public boolean servesAt(Instant moment) {
        var exclusion =
                refusedFor()
                        .map(AccountReason::state)
                        .map(AccountState::exclusion)
                        .orElse(AccountState.Exclusion.NEVER);
        return switch (exclusion) {
            case NEVER -> true;
            case WITHOUT_VALID_TOKEN ->
                    grant().accessToken().filter(token -> token.outlives(moment)).isPresent();
            case ALWAYS -> false;
        };
    }

    @Override
    public void logIn(Login login) {
        store.logIn(ID, login);
    }

    @Override
    public void enter(Secret accessToken) {
        store.enterAccessToken(
                ID, new AccessToken(accessToken, Instant.EPOCH, Optional.empty(), 0));
    }

    @Override
    public void enterAgain() {
        store.enterAccessToken(ID, grant().accessToken().orElseThrow());
    }

    @Override
    public void blank() {
        store.blank(ID);
    }
}
