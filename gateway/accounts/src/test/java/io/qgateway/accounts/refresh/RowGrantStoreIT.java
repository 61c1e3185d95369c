package io.qgateway.accounts.refresh;

import static io.qgateway.accounts.RunningAccounts.someAccount;

import io.qgateway.accounts.AccountReason;
import io.qgateway.accounts.RunningAccounts;
import io.qgateway.parts.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class RowGrantStoreIT implements GrantStoreContract {

    private final Database database;

    @AutoClose private RunningAccounts accounts;
    private String id;

    RowGrantStoreIT(Database database) {
        this.database = database;
    }

    @BeforeEach
    void open(@TempDir Path directory) {
        accounts = RunningAccounts.on(database, directory);
        id = accounts.store().create(someAccount()).id();
    }

    @Override
    public GrantStore grants() {
        return accounts.bean(GrantStore.class);
    }

    @Override
    public String accountId() {
        return id;
    }

    @Override
    public void ageClaim(Duration by) {
        accounts.jdbc()
                .sql("update accounts set claim_started_at = claim_started_at - :by")
                .param("by", by.toMillis())
                .update();
    }

    @Override
    public Optional<AccountReason> refusedFor() {
        return Optional.of(accounts.pooled(id).status().reason())
                .filter(reason -> reason.state().disabling());
    }
}
