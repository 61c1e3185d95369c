package io.qgateway.accounts.refresh;

import static io.qgateway.accounts.RunningAccounts.secrets;
import static io.qgateway.accounts.RunningAccounts.someAccount;

import io.qgateway.accounts.AccountReason;
import io.qgateway.accounts.Login;
import io.qgateway.accounts.RunningAccounts;
import io.qgateway.accounts.Secret;
import io.qgateway.accounts.SecretEdit;
import java.time.Instant;
import java.util.Optional;

/** One more account of a real table. */
final class RowRecord implements StoreOfRecord {

    private static final SecretEdit KEEP = new SecretEdit.Keep();

    private final RunningAccounts accounts;
    private final String id;

    RowRecord(RunningAccounts accounts) {
        this.accounts = accounts;
        accounts.jdbc().sql("delete from accounts").update();
        this.id = accounts.store().create(someAccount()).id();
    }

    @Override
    public String accountId() {
        return id;
    }

    @Override
    public GrantStore grants() {
        return accounts.bean(GrantStore.class);
    }

    @Override
    public DueGrants due() {
        return accounts.bean(DueGrants.class);
    }

    @Override
    public Optional<AccountReason> refusedFor() {
        return Optional.of(accounts.pooled(id).status().reason())
                .filter(reason -> reason.state().disabling());
    }

    @Override
    public boolean servesAt(Instant moment) {
        return accounts.pooled(id).servesAt(moment);
    }

    @Override
    public void logIn(Login login) {
        accounts.store().logIn(id, login);
    }

    @Override
    public void enter(Secret accessToken) {
        accounts.store().update(id, secrets(KEEP, KEEP, SecretEdit.of(accessToken.value())));
    }

    @Override
    public void enterAgain() {
        var token = grant().refreshToken().orElseThrow();
        accounts.store().update(id, secrets(KEEP, SecretEdit.of(token.value()), KEEP));
    }

    @Override
    public void blank() {
        accounts.store().update(id, secrets(KEEP, new SecretEdit.Remove(), KEEP));
    }
}
