package io.qgateway.accounts.store;

import io.qgateway.accounts.ChangePosition;
import io.qgateway.accounts.database.Vendor;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tells gateways which accounts to look at again. Sequences are given out before their transactions
 * end: an entry may appear after others that come later. Readers therefore read the entries of the
 * last seconds again, and leave out those they have seen.
 */
final class ChangeLog {

    /** Which accounts to look at again, and where to go on reading. */
    record News(Set<String> accountIds, ChangePosition position) {}

    private record Entry(long sequence, String accountId) {}

    // No transaction takes this long from its entry to its end, or else the full reload has to
    // help.
    private static final long SETTLED_AFTER_MILLIS = 15_000;
    private static final long KEPT_MILLIS = 3_600_000;

    private final JdbcClient jdbc;
    private final Vendor vendor;
    private final String append;
    private final String settled;
    private final String forget;

    ChangeLog(JdbcClient jdbc, Vendor vendor) {
        this.jdbc = jdbc;
        this.vendor = vendor;
        this.append =
                "insert into account_changes (account_id, changed_at) values (:id, %s)"
                        .formatted(vendor.now());
        this.settled =
                "select sequence from account_changes where changed_at < %s - :age order by sequence desc limit 1"
                        .formatted(vendor.now());
        this.forget =
                "delete from account_changes where changed_at < %s - :age".formatted(vendor.now());
    }

    /** Says that an account was created, changed or deleted, in the same transaction. */
    void changed(String accountId) {
        jdbc.sql(append).param("id", accountId).update();
        if (vendor == Vendor.POSTGRESQL) {
            jdbc.sql("select pg_notify(:channel, '')")
                    .param("channel", Vendor.CHANNEL)
                    .query()
                    .listOfRows();
        }
    }

    /** Where to begin for whoever reads all accounts after this. */
    ChangePosition position() {
        return since(new ChangePosition(settled(), Set.of())).position();
    }

    News since(ChangePosition position) {
        // In this order: what settles in between is read once more rather than never.
        long settled = Math.max(settled(), position.settled());
        var entries = entriesAfter(position.settled());
        var unsettled =
                entries.stream()
                        .map(Entry::sequence)
                        .filter(sequence -> sequence > settled)
                        .collect(Collectors.toSet());
        Predicate<Entry> isNew = entry -> !position.seen().contains(entry.sequence());
        var accountIds =
                entries.stream().filter(isNew).map(Entry::accountId).collect(Collectors.toSet());
        return new News(accountIds, new ChangePosition(settled, unsettled));
    }

    void forgetOld() {
        jdbc.sql(forget).param("age", KEPT_MILLIS).update();
    }

    private long settled() {
        return jdbc.sql(settled)
                .param("age", SETTLED_AFTER_MILLIS)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    private List<Entry> entriesAfter(long sequence) {
        return jdbc.sql(
                        """
                        select sequence, account_id from account_changes
                        where sequence > :sequence order by sequence
                        """)
                .param("sequence", sequence)
                .query((row, _) -> new Entry(row.getLong("sequence"), row.getString("account_id")))
                .list();
    }
}
