package io.qgateway.accounts.checks;

import io.qgateway.accounts.database.Vendor;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The accounts that are to be tried out before they serve. Of all gateways on the database one
 * takes each, for a while: should it die meanwhile, another one takes the account then. May be
 * shared by all threads.
 */
public final class AccountCheckTable {

    private static final int LOOKED_AT = 20;

    private final JdbcClient jdbc;
    private final Vendor vendor;

    private record Due(String accountId, long since) {}

    public AccountCheckTable(JdbcClient jdbc, Vendor vendor) {
        this.jdbc = jdbc;
        this.vendor = vendor;
    }

    /** The account is to be tried out, as soon as somebody has time for it. */
    public void add(String accountId) {
        jdbc.sql("insert into account_checks (account_id, next_try_at) values (:id, 0)")
                .param("id", accountId)
                .update();
    }

    /**
     * An account that nobody else will try for now.
     *
     * @param time after which others may
     */
    public Optional<String> take(Duration time) {
        return jdbc
                .sql(
                        "select account_id, next_try_at from account_checks where next_try_at <= %s order by next_try_at, account_id limit %d"
                                .formatted(vendor.now(), LOOKED_AT))
                .query((row, _) -> new Due(row.getString(1), row.getLong(2)))
                .list()
                .stream()
                .filter(due -> claim(due, time))
                .map(Due::accountId)
                .findFirst();
    }

    private boolean claim(Due due, Duration time) {
        return jdbc.sql(
                                "update account_checks set attempts = attempts + 1, next_try_at = :time + %s where account_id = :id and next_try_at = :since"
                                        .formatted(vendor.now()))
                        .param("time", time.toMillis())
                        .param("id", due.accountId())
                        .param("since", due.since())
                        .update()
                == 1;
    }

    /** An account that was taken was not tried to the end; others may at once. */
    public void giveBack(String accountId) {
        jdbc.sql("update account_checks set next_try_at = 0 where account_id = :id")
                .param("id", accountId)
                .update();
    }

    /** What was to be found out is known. */
    public void done(String accountId) {
        jdbc.sql("delete from account_checks where account_id = :id")
                .param("id", accountId)
                .update();
    }
}
