package io.qgateway.accounts;

import java.util.Set;

/**
 * How far somebody has read the change log. Transactions don't end in the order of their entries,
 * so the last stretch is read again for a while.
 *
 * @param settled up to this sequence all entries have been read and none is to come
 * @param seen the entries beyond that have been read
 */
public record ChangePosition(long settled, Set<Long> seen) {

    public ChangePosition {
        seen = Set.copyOf(seen);
    }
}
