package io.qgateway.accounts.store;

import io.qgateway.accounts.Account;
import io.qgateway.accounts.AccountPage;
import io.qgateway.accounts.AccountQuery;
import io.qgateway.accounts.AccountQuery.Part;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;

/**
 * Lists accounts: first the ids of a page, for which an index is enough, then the rows of those
 * ids. Rows are wide, and skipping a thousand of them takes time.
 */
final class AccountSearch {

    /** How many ids a statement takes at most. */
    static final int BATCH = 500;

    private static final String SELECT =
            "select a, s from AccountRow a join StandingRow s on s.accountId = a.id where a.id in (:ids)";

    private final EntityManager entities;

    AccountSearch(EntityManager entities) {
        this.entities = entities;
    }

    AccountPage page(AccountQuery query, Instant now) {
        var conditions = AccountConditions.of(query.filter(), now);
        var ids = ids(query, conditions);
        return new AccountPage(accounts(ids, now), total(query.part(), ids.size(), conditions));
    }

    /** The accounts of these ids in this order, without those that have gone. */
    List<Account> accounts(List<String> ids, Instant now) {
        var found = new HashMap<String, Account>();
        for (var batch : batches(ids)) {
            entities.createQuery(SELECT, StoredAccount.class)
                    .setParameter("ids", batch)
                    .getResultList()
                    .forEach(stored -> {
                        var account = stored.seen(now);
                        found.put(account.id(), account);
                    });
        }
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    static List<List<String>> batches(Collection<String> ids) {
        var all = List.copyOf(ids);
        var batches = new ArrayList<List<String>>();
        for (int from = 0; from < all.size(); from += BATCH) {
            batches.add(all.subList(from, Math.min(from + BATCH, all.size())));
        }
        return batches;
    }

    private List<String> ids(AccountQuery query, AccountConditions conditions) {
        return prepared(select(query, conditions) + order(query), String.class, conditions)
                .setFirstResult(query.part().offset())
                .setMaxResults(query.part().limit())
                .getResultList();
    }

    private static String select(AccountQuery query, AccountConditions conditions) {
        return switch (query.sortBy()) {
            case CREATED_AT, LABEL, EXPIRES_AT, LAST_REFRESH_TIME ->
                    "select a.id from AccountRow a" + conditions.clause();
            case SUCCESS_COUNT ->
                    conditions.isEmpty()
                            ? "select c.accountId from CounterRow c"
                            : "select a.id from CounterRow c join AccountRow a on a.id = c.accountId"
                                    + conditions.clause();
            case ERROR_COUNT ->
                    "select a.id from StandingRow s join AccountRow a on a.id = s.accountId"
                            + conditions.clause();
        };
    }

    /** In one direction throughout, so that an index can be read forwards or backwards. */
    private static String order(AccountQuery query) {
        var direction = query.descending() ? " desc" : "";
        return switch (query.sortBy()) {
            case CREATED_AT -> " order by a.createdAt%1$s, a.id%1$s".formatted(direction);
            case SUCCESS_COUNT ->
                    " order by c.successCount%1$s, c.accountId%1$s".formatted(direction);
            case ERROR_COUNT -> " order by s.errorCount%1$s, a.id%1$s".formatted(direction);
            case LABEL -> presentFirst("a.label", "lower(a.label)", direction);
            case EXPIRES_AT -> presentFirst("a.expiresAt", "a.expiresAt", direction);
            case LAST_REFRESH_TIME ->
                    presentFirst("a.lastRefreshTime", "a.lastRefreshTime", direction);
        };
    }

    /** Databases disagree on where what is absent belongs. */
    private static String presentFirst(String field, String key, String direction) {
        return " order by case when %1$s is null then 1 else 0 end, %2$s%3$s, a.id%3$s"
                .formatted(field, key, direction);
    }

    /** A page that is not full ends the list, and says by itself how long that is. */
    private long total(Part part, int size, AccountConditions conditions) {
        boolean ends = size < part.limit() && (size > 0 || part.offset() == 0);
        return ends ? part.offset() + (long) size : count(conditions);
    }

    private long count(AccountConditions conditions) {
        return prepared(
                        "select count(*) from AccountRow a" + conditions.clause(),
                        Long.class,
                        conditions)
                .getSingleResult();
    }

    private <T> TypedQuery<T> prepared(String jpql, Class<T> result, AccountConditions conditions) {
        var query = entities.createQuery(jpql, result);
        conditions.parameters().forEach(query::setParameter);
        return query;
    }
}
