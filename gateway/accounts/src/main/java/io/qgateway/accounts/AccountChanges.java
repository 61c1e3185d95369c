package io.qgateway.accounts;

import java.util.List;
import java.util.Set;

/**
 * What the change log tells from one position to the next.
 *
 * @param position where to go on reading
 * @param changed the accounts created or changed, as they are now
 * @param deleted the ids of accounts that are no more
 */
public record AccountChanges(
        ChangePosition position, List<PooledAccount> changed, Set<String> deleted) {

    public AccountChanges {
        changed = List.copyOf(changed);
        deleted = Set.copyOf(deleted);
    }

    public static AccountChanges none(ChangePosition position) {
        return new AccountChanges(position, List.of(), Set.of());
    }
}
