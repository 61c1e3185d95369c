package io.qgateway.accounts.store;

import io.qgateway.accounts.AccountReason;
import io.qgateway.accounts.AccountStatus;
import io.qgateway.accounts.PooledAccount;
import io.qgateway.accounts.sealing.Keyring;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads accounts as the pool needs them, many at a time. */
final class PoolQueries {

    private static final String SELECT =
            """
            select a.id, a.label, a.region, a.profile_arn, a.enabled, a.created_at, a.accessToken,
                   a.token_obtained_at, a.token_expires_at, a.generation, a.origin, a.weight,
                   a.max_concurrency, a.epoch, a.in_doubt_since,
                   a.clientId <> '' and a.clientSecret is not null
                       and a.refreshToken is not null as refreshable,
                   s.reason, s.until, s.success_count
            from accounts a join account_standing s on s.account_id = a.id
            """;

    private static final int BATCH = 2_000;

    private final JdbcClient jdbc;
    private final Keyring keyring;
    private final InstantSource clock;

    PoolQueries(JdbcClient jdbc, Keyring keyring, InstantSource clock) {
        this.jdbc = jdbc;
        this.keyring = keyring;
        this.clock = clock;
    }

    /** All accounts, read in batches: drivers hold whole results in memory. */
    List<PooledAccount> all() {
        var all = new ArrayList<PooledAccount>();
        var last = "";
        List<PooledAccount> batch;
        do {
            batch = after(last);
            all.addAll(batch);
            last = batch.isEmpty() ? last : batch.getLast().id();
        } while (batch.size() == BATCH);
        return all;
    }

    /** The accounts of these ids, as far as they exist. */
    List<PooledAccount> accounts(Collection<String> ids) {
        return AccountSearch.batches(ids).stream()
                .flatMap(batch ->
                        jdbc
                                .sql(SELECT + " where a.id in (:ids)")
                                .param("ids", batch)
                                .query(this::pooled)
                                .list()
                                .stream())
                .toList();
    }

    private List<PooledAccount> after(String id) {
        return jdbc.sql(SELECT + " where a.id > :id order by a.id limit :limit")
                .param("id", id)
                .param("limit", BATCH)
                .query(this::pooled)
                .list();
    }

    private PooledAccount pooled(ResultSet row, int number) throws SQLException {
        var columns = new Columns(row);
        var standing = standing(columns);
        return new PooledAccount(
                columns.text("id"),
                columns.optionalText("label"),
                columns.text("region"),
                columns.optionalText("profile_arn"),
                standing.enabled(),
                UtcText.parse(columns.text("created_at")),
                AccessTokens.read(columns, keyring),
                row.getLong("generation"),
                row.getBoolean("refreshable"),
                columns.text("origin"),
                row.getInt("weight"),
                maxConcurrency(columns),
                row.getLong("epoch"),
                standing.statusAt(clock.instant()),
                row.getLong("success_count"));
    }

    private static Standing standing(Columns columns) throws SQLException {
        var reason = AccountReason.ofWireName(columns.text("reason"));
        var found = new AccountStatus(reason, columns.instant("until"));
        return new Standing(
                columns.flag("enabled"), found, columns.instant("in_doubt_since").isPresent());
    }

    private static OptionalInt maxConcurrency(Columns columns) throws SQLException {
        return columns.optionalLong("max_concurrency").stream()
                .mapToInt(Math::toIntExact)
                .findFirst();
    }
}
