package io.qgateway.accounts.store;

import io.qgateway.accounts.AccountQuery;
import io.qgateway.accounts.AccountQuery.SortBy;
import io.qgateway.accounts.AccountState;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Puts the accounts of a query in order, section by section. */
final class AccountOrder {

    private static final String ACCOUNTS = "select a.id from AccountRow a";

    private static final String COUNTERS = "select c.accountId from CounterRow c";

    private static final int DEEP = 5_000;

    /** Errors of an earlier epoch are forgotten. */
    private static final String ERRORS = "c.errorCount > 0 and c.epoch = a.epoch";

    private final AccountQuery query;
    private final Instant now;
    private final AccountConditions conditions;
    private final String direction;
    private final boolean few;

    private AccountOrder(AccountQuery query, Instant now, boolean few) {
        this.query = query;
        this.now = now;
        this.conditions = AccountConditions.of(query.filter(), now);
        this.few = few;
        this.direction = query.descending() ? " desc" : "";
    }

    /**
     * @param few whether there are few accounts that fit, as far as {@link #isFasterForFew} asks
     */
    static List<Section> sections(AccountQuery query, Instant now, boolean few) {
        return new AccountOrder(query, now, few).sections();
    }

    /** Whether few accounts should be found first and then sorted, instead of the reverse. */
    static boolean isFasterForFew(AccountQuery query, AccountConditions conditions) {
        return query.sortBy() == SortBy.SUCCESS_COUNT && !conditions.isEmpty();
    }

    private List<Section> sections() {
        return switch (query.sortBy()) {
            case CREATED_AT -> List.of(new Section(ACCOUNTS, conditions, by("a.createdAt")));
            case LABEL -> presentFirst("a.labelKey");
            case EXPIRES_AT -> presentFirst("a.expiresAt");
            case LAST_REFRESH_TIME -> presentFirst("a.lastRefreshTime");
            case SUCCESS_COUNT -> List.of(bySuccesses());
            case ERROR_COUNT -> byErrors();
            case STATE -> byState();
        };
    }

    private List<Section> presentFirst(String field) {
        return List.of(
                new Section(ACCOUNTS, conditions.and(field + " is not null"), by(field)),
                new Section(ACCOUNTS, conditions.and(field + " is null"), byId()));
    }

    private Section bySuccesses() {
        return new Section(
                COUNTERS,
                conditions.isEmpty() ? conditions : filtered(),
                "c.successCount%1$s, c.accountId%1$s".formatted(direction));
    }

    /** The filter by itself, because no index has both tables' columns. */
    private AccountConditions filtered() {
        return few ? conditions.within("c.accountId in", ACCOUNTS) : ofTheAccountOfEach(conditions);
    }

    /**
     * Conditions on the account of a counter. Compared with, they are looked at for each counter of
     * an index until the page is full: no database makes a join of a comparison. Far into a list a
     * join is better.
     */
    private AccountConditions ofTheAccountOfEach(AccountConditions conditions) {
        var own = conditions.and("a.id = c.accountId");
        return query.part().offset() > DEEP
                ? own.within("exists", ACCOUNTS)
                : own.within("1 =", "select 1 from AccountRow a");
    }

    private List<Section> byErrors() {
        var with =
                new Section(
                        COUNTERS,
                        ofTheAccountOfEach(conditions.and("c.epoch = a.epoch"))
                                .and("c.errorCount > 0"),
                        "c.errorCount%1$s, c.accountId%1$s".formatted(direction));
        var without =
                new Section(
                        ACCOUNTS,
                        conditions.and(
                                "not exists (select 1 from CounterRow c where c.accountId = a.id and %s)"
                                        .formatted(ERRORS)),
                        byId());
        return query.descending() ? List.of(with, without) : List.of(without, with);
    }

    private List<Section> byState() {
        var order = Comparator.comparing(AccountState::wireName);
        return Arrays.stream(AccountState.values())
                .filter(this::isAskedFor)
                .sorted(query.descending() ? order.reversed() : order)
                .map(state -> query.filter().withStates(Set.of(state)))
                .map(filter -> new Section(ACCOUNTS, AccountConditions.of(filter, now), byId()))
                .toList();
    }

    /** Looking for enabled accounts in a state that no enabled one has would be looking at all. */
    private boolean isAskedFor(AccountState state) {
        var states = query.filter().states();
        var enabled = query.filter().enabled();
        return (states.isEmpty() || states.contains(state))
                && (enabled.isEmpty() || enabled.get() != state.disabling());
    }

    private String by(String field) {
        return "%1$s%2$s, %3$s".formatted(field, direction, byId());
    }

    private String byId() {
        return "a.id" + direction;
    }
}
