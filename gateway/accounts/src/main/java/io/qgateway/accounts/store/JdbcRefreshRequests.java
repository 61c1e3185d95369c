package io.qgateway.accounts.store;

import io.qgateway.accounts.RefreshRequests;
import io.qgateway.accounts.database.Vendor;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Requests for new tokens as rows, one for each account and generation. */
final class JdbcRefreshRequests implements RefreshRequests {

    private final JdbcClient jdbc;
    private final String insert;

    JdbcRefreshRequests(JdbcClient jdbc, Vendor vendor) {
        this.jdbc = jdbc;
        this.insert =
                """
                insert into refresh_request (account_id, generation, requested_at)
                select a.id, :generation, %s from accounts a
                where a.id = :id and not exists (
                    select 1 from refresh_request r
                    where r.account_id = :id and r.generation = :generation)
                """
                        .formatted(vendor.now());
    }

    @Override
    public void request(String accountId, long generation) {
        try {
            jdbc.sql(insert).param("id", accountId).param("generation", generation).update();
        } catch (DuplicateKeyException asked) {
            // By another gateway, just now: that is as good.
        }
    }
}
