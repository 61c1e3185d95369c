package io.qgateway.accounts.store;

import io.qgateway.accounts.AccountFilter;
import io.qgateway.accounts.AccountState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How many accounts fit a filter, as a sum. Nearly all accounts are what they are because nothing
 * was found about them, and looking each up among the findings takes much longer than counting them
 * all and taking away the few that have one.
 *
 * @param added those that are counted
 * @param takenAway those of them that don't fit, as conditions on counters
 */
record AccountCount(List<AccountConditions> added, List<AccountConditions> takenAway) {

    /** The states that an account has by itself. */
    private static final Set<AccountState> NOT_FOUND =
            EnumSet.of(AccountState.DISABLED, AccountState.READY, AccountState.REFRESH_IN_DOUBT);

    static AccountCount of(AccountFilter filter, Instant now) {
        boolean isOfStates =
                filter.text().isEmpty() && filter.ids().isEmpty() && filter.origin().isEmpty();
        if (!isOfStates || AccountFilter.everything().equals(filter)) {
            return new AccountCount(List.of(AccountConditions.of(filter, now)), List.of());
        }
        boolean isOfEnabled = filter.states().isEmpty() && filter.enabled().orElseThrow();
        return isOfEnabled ? ofEnabled() : ofStates(wanted(filter), now);
    }

    /** Those that neither a person nor a finding has disabled. */
    private static AccountCount ofEnabled() {
        return new AccountCount(
                List.of(AccountConditions.notDisabled()),
                List.of(AccountConditions.withDisablingFinding()));
    }

    /** Whether an account is enabled is a matter of its state. */
    private static Set<AccountState> wanted(AccountFilter filter) {
        var wanted = EnumSet.allOf(AccountState.class);
        wanted.removeIf(state ->
                !filter.states().isEmpty() && !filter.states().contains(state)
                        || filter.enabled().filter(it -> it == state.disabling()).isPresent());
        return wanted;
    }

    private static AccountCount ofStates(Set<AccountState> states, Instant now) {
        var added = new ArrayList<AccountConditions>();
        var takenAway = new ArrayList<AccountConditions>();
        var found = EnumSet.copyOf(states);
        found.removeAll(NOT_FOUND);
        if (states.contains(AccountState.DISABLED)) {
            added.add(AccountConditions.of(only(Set.of(AccountState.DISABLED)), now));
        }
        for (var state : List.of(AccountState.READY, AccountState.REFRESH_IN_DOUBT)) {
            if (states.contains(state)) {
                boolean inDoubt = state == AccountState.REFRESH_IN_DOUBT;
                added.add(AccountConditions.whateverWasFound(inDoubt));
                takenAway.add(AccountConditions.withFinding(inDoubt, now));
            }
        }
        if (!found.isEmpty()) {
            added.add(AccountConditions.of(only(found), now));
        }
        return new AccountCount(added, takenAway);
    }

    private static AccountFilter only(Set<AccountState> states) {
        return AccountFilter.everything().withStates(states);
    }
}
