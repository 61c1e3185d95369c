package io.qgateway.accounts.store;

import io.qgateway.accounts.AccountUsage;
import io.qgateway.accounts.AccountUsages;
import io.qgateway.accounts.database.Vendor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Usages in the accounts' health rows; nothing in the pool depends on them. */
final class JdbcAccountUsages implements AccountUsages {

    // A cross join, because SQLite reads its tables in their order: it would begin with all
    // accounts.
    private static final String WAITING =
            """
            select h.account_id from account_health h cross join accounts a
            where a.id = h.account_id
            and h.usage_asked_at < :since and a.enabled = true and a.accessToken is not null
            order by h.usage_asked_at limit :most
            """;

    private static final String TAKE =
            """
            update account_health set usage_asked_at = :now
            where account_id = :id and usage_asked_at < :since
            """;

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final String column;
    private final InstantSource clock;

    JdbcAccountUsages(
            JdbcClient jdbc, Transactions transactions, Vendor vendor, InstantSource clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        // A word that MySQL keeps for itself.
        this.column = vendor == Vendor.MYSQL ? "`usage`" : "usage";
        this.clock = clock;
    }

    @Override
    public List<String> take(Instant since, int most) {
        var waiting =
                jdbc.sql(WAITING)
                        .param("since", since.toEpochMilli())
                        .param("most", most)
                        .query((row, _) -> row.getString(1))
                        .list();
        return waiting.stream().filter(id -> take(id, since)).toList();
    }

    private boolean take(String id, Instant since) {
        return transactions.call(() ->
                jdbc.sql(TAKE)
                                .param("now", clock.instant().toEpochMilli())
                                .param("id", id)
                                .param("since", since.toEpochMilli())
                                .update()
                        > 0);
    }

    @Override
    public void record(String accountId, AccountUsage usage) {
        transactions.run(() ->
                jdbc.sql(
                                "update account_health set %s = :usage where account_id = :id"
                                        .formatted(column))
                        .param("usage", UsageJson.write(usage))
                        .param("id", accountId)
                        .update());
    }

    @Override
    public Optional<AccountUsage> find(String accountId) {
        return jdbc.sql(
                        "select %s from account_health where account_id = :id and %1$s is not null"
                                .formatted(column))
                .param("id", accountId)
                .query(String.class)
                .optional()
                .map(UsageJson::read);
    }
}
