package io.qgateway.accounts.store;

import io.qgateway.accounts.AccountFilter;
import io.qgateway.accounts.AccountState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A filter in the words of JPQL, over an account {@code a}. Findings are asked for by themselves:
 * they are few, while joining them would touch every account.
 */
final class AccountConditions {

    private static final String STANDING = "(f.until is null or f.until > :now)";

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    private AccountConditions() {}

    static AccountConditions of(AccountFilter filter, Instant now) {
        var conditions = new AccountConditions();
        filter.enabled().ifPresent(conditions::enabled);
        if (!filter.states().isEmpty()) {
            conditions.states(filter.states(), now);
        }
        filter.origin().ifPresent(conditions::origin);
        filter.text().ifPresent(conditions::text);
        filter.ids().ifPresent(conditions::ids);
        return conditions;
    }

    static AccountConditions ofText(String text) {
        var conditions = new AccountConditions();
        conditions.text(text);
        return conditions;
    }

    /** Enabled accounts, in doubt about their token or not, whatever else is known of them. */
    static AccountConditions whateverWasFound(boolean inDoubt) {
        var conditions = new AccountConditions();
        conditions.conditions.add("a.enabled = true and " + doubt(inDoubt));
        return conditions;
    }

    /**
     * Those of them about which something was found that still stands, as conditions on a counter
     * {@code c}.
     */
    static AccountConditions withFinding(boolean inDoubt, Instant now) {
        var conditions =
                found(
                        whateverWasFound(inDoubt),
                        "c.state <> 'ready' and (c.until is null or c.until > :now)");
        conditions.parameters.put("now", now.toEpochMilli());
        return conditions;
    }

    /** Accounts that nobody has disabled. */
    static AccountConditions notDisabled() {
        var conditions = new AccountConditions();
        conditions.conditions.add("a.enabled = true");
        return conditions;
    }

    /** Those of them that a finding has disabled, as conditions on a counter {@code c}. */
    static AccountConditions withDisablingFinding() {
        var conditions = found(notDisabled(), "c.state in (:disabling)");
        conditions.parameters.put("disabling", Standing.DISABLING);
        return conditions;
    }

    /** The rule of the view of findings, from the side of the few. */
    private static AccountConditions found(AccountConditions account, String finding) {
        return account.and("a.id = c.accountId and a.epoch = c.epoch")
                .and("(c.generation is null or c.generation = a.generation)")
                .within("1 =", "select 1 from AccountRow a")
                .and(finding);
    }

    private static String doubt(boolean inDoubt) {
        return inDoubt ? "a.inDoubtSince is not null" : "a.inDoubtSince is null";
    }

    /** These and another one. */
    AccountConditions and(String condition) {
        var both = new AccountConditions();
        both.conditions.addAll(conditions);
        both.conditions.add(condition);
        both.parameters.putAll(parameters);
        return both;
    }

    /** One condition: that what comes is among what is selected under these. */
    AccountConditions within(String membership, String select) {
        var one = new AccountConditions();
        one.conditions.add("%s (%s%s)".formatted(membership, select, clause()));
        one.parameters.putAll(parameters);
        return one;
    }

    boolean isEmpty() {
        return conditions.isEmpty();
    }

    /** The where clause, or nothing. */
    String clause() {
        return isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    private void enabled(boolean wanted) {
        parameters.put("disabling", Standing.DISABLING);
        conditions.add(
                wanted
                        ? "a.enabled = true and a.id not in " + found("f.state in (:disabling)")
                        : "(a.enabled = false or a.id in %s)"
                                .formatted(found("f.state in (:disabling)")));
    }

    private void states(Set<AccountState> states, Instant now) {
        var alternatives = new ArrayList<String>();
        var found = EnumSet.noneOf(AccountState.class);
        for (var state : states) {
            switch (state) {
                case DISABLED -> alternatives.add("a.enabled = false");
                case READY -> alternatives.add(nothingFound(doubt(false)));
                case REFRESH_IN_DOUBT -> alternatives.add(nothingFound(doubt(true)));
                case COOLING,
                        HELD,
                        QUOTA_EXHAUSTED,
                        LOGIN_PENDING,
                        LOGIN_EXPIRED,
                        REAUTH_REQUIRED,
                        SUSPENDED,
                        NOT_ENTITLED,
                        TOO_MANY_ERRORS ->
                        found.add(state);
            }
        }
        if (!found.isEmpty()) {
            parameters.put("states", found.stream().map(AccountState::wireName).toList());
            alternatives.add(
                    "a.enabled = true and a.id in "
                            + found("f.state in (:states) and " + STANDING));
        }
        var condition = String.join(" or ", alternatives);
        if (condition.contains(":now")) {
            parameters.put("now", now.toEpochMilli());
        }
        conditions.add("(" + condition + ")");
    }

    private static String nothingFound(String doubt) {
        return "a.enabled = true and " + doubt + " and a.id not in " + found(STANDING);
    }

    private static String found(String condition) {
        return "(select f.accountId from FindingRow f where " + condition + ")";
    }

    private void origin(AccountFilter.Origin origin) {
        parameters.put("database", AccountRow.DATABASE);
        conditions.add(
                switch (origin) {
                    case DATABASE -> "a.origin = :database";
                    case QACCOUNT -> "a.origin <> :database";
                });
    }

    private void text(String text) {
        var escaped = text.toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1");
        parameters.put("text", "%" + escaped + "%");
        conditions.add("(a.labelKey like :text escape '!' or lower(a.id) like :text escape '!')");
    }

    private void ids(Set<String> ids) {
        parameters.put("ids", ids);
        conditions.add("a.id in (:ids)");
    }
}
