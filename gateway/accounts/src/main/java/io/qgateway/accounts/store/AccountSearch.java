package io.qgateway.accounts.store;

import io.qgateway.accounts.Account;
import io.qgateway.accounts.AccountFilter;
import io.qgateway.accounts.AccountPage;
import io.qgateway.accounts.AccountQuery;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Lists accounts: first the ids of a page, for which an index is enough, then the rows of those
 * ids. Rows are wide, and skipping a thousand of them takes time.
 */
final class AccountSearch {

    /** How many ids a statement takes at most. */
    static final int BATCH = 500;

    private static final int FEW = 5_000;

    private static final String SELECT =
            "select a, s from AccountRow a join StandingRow s on s.accountId = a.id where a.id in (:ids)";

    private final EntityManager entities;

    AccountSearch(EntityManager entities) {
        this.entities = entities;
    }

    AccountPage page(AccountQuery query, Instant now) {
        var filter = withTextFound(query.filter());
        boolean nobodyFits = filter.ids().filter(Set::isEmpty).isPresent();
        return nobodyFits ? new AccountPage(List.of(), 0) : pageOf(query.withFilter(filter), now);
    }

    /**
     * A text that few have is looked for once, which means in every account, and not again for each
     * section and the total.
     */
    private AccountFilter withTextFound(AccountFilter filter) {
        if (filter.text().isEmpty()) {
            return filter;
        }
        var conditions = AccountConditions.ofText(filter.text().get());
        var ids =
                prepared(
                                "select a.id from AccountRow a" + conditions.clause(),
                                String.class,
                                conditions)
                        .setMaxResults(BATCH + 1)
                        .getResultList();
        return ids.size() > BATCH ? filter : filter.withIdsInsteadOfText(new HashSet<>(ids));
    }

    private AccountPage pageOf(AccountQuery query, Instant now) {
        var conditions = AccountConditions.of(query.filter(), now);
        return query.part().offset() > 0 || AccountOrder.isFasterForFew(query, conditions)
                ? countedPage(query, now, count(query.filter(), now))
                : firstPage(query, now);
    }

    /** Nobody skips a whole list to find nothing behind it. */
    private AccountPage countedPage(AccountQuery query, Instant now, long total) {
        if (query.part().offset() >= total) {
            return new AccountPage(List.of(), total);
        }
        var ids = ids(query, AccountOrder.sections(query, now, total <= FEW));
        return new AccountPage(accounts(ids, now), total);
    }

    /** A page that is not full ends the list, and says by itself how long that is. */
    private AccountPage firstPage(AccountQuery query, Instant now) {
        var ids = ids(query, AccountOrder.sections(query, now, false));
        boolean ends = ids.size() < query.part().limit();
        return new AccountPage(accounts(ids, now), ends ? ids.size() : count(query.filter(), now));
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

    private List<String> ids(AccountQuery query, List<Section> sections) {
        var ids = new ArrayList<String>();
        int skipped = query.part().offset();
        for (var section : sections) {
            int wanted = query.part().limit() - ids.size();
            if (wanted == 0) {
                return ids;
            }
            var found = ids(section, skipped, wanted);
            ids.addAll(found);
            skipped = found.isEmpty() && skipped > 0 ? skipped - count(section) : 0;
        }
        return ids;
    }

    private List<String> ids(Section section, int offset, int limit) {
        return prepared(section.ids(), String.class, section.conditions())
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultList();
    }

    private int count(Section section) {
        return prepared(section.count(), Long.class, section.conditions())
                .getSingleResult()
                .intValue();
    }

    private long count(AccountFilter filter, Instant now) {
        var terms = AccountCount.of(filter, now);
        return terms.added().stream().mapToLong(this::count).sum()
                - terms.takenAway().stream().mapToLong(this::countCounters).sum();
    }

    private long count(AccountConditions conditions) {
        return count("AccountRow a", conditions);
    }

    private long countCounters(AccountConditions conditions) {
        return count("CounterRow c", conditions);
    }

    private long count(String rows, AccountConditions conditions) {
        return prepared(
                        "select count(*) from " + rows + conditions.clause(),
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
