package io.qgateway.pool;

import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Which accounts are used before others. Without a limit all are alike; with one, only the first of
 * an order are used, and those after them wait.
 *
 * @param lazy absent when all accounts are used
 */
public record PoolOrder(Optional<Lazy> lazy) {

    /** What accounts can be ordered by. */
    public enum OrderBy {
        CREATED_AT,
        ID,
        SUCCESS_COUNT
    }

    /**
     * A pool that uses few accounts at a time.
     *
     * @param size how many are used; 0 for all, in this order
     * @param refreshOffset how many more have their tokens kept fresh, to step in
     */
    public record Lazy(int size, int refreshOffset, OrderBy orderBy, boolean descending) {

        public Lazy {
            if (size < 0 || refreshOffset < 0) {
                throw new IllegalArgumentException(
                        "A pool can't have a negative size: %d, %d".formatted(size, refreshOffset));
            }
        }

        /** The enabled accounts in their order. */
        List<Member> sort(List<Member> members) {
            var enabled = members.stream().filter(member -> member.account().enabled()).toList();
            var order = by(enabled);
            return enabled.stream()
                    .sorted(
                            (descending ? order.reversed() : order)
                                    .thenComparing(member -> member.account().id()))
                    .toList();
        }

        private Comparator<Member> by(List<Member> members) {
            return switch (orderBy) {
                case CREATED_AT -> Comparator.comparing(member -> member.account().createdAt());
                case ID -> Comparator.comparing(member -> member.account().id());
                case SUCCESS_COUNT -> bySuccesses(members);
            };
        }

        /** The counts go on while the accounts are sorted, so all are read before. */
        private static Comparator<Member> bySuccesses(List<Member> members) {
            var counts = new IdentityHashMap<Member, Long>();
            members.forEach(member -> counts.put(member, member.successCount()));
            return Comparator.comparing(member -> counts.getOrDefault(member, 0L));
        }
    }

    /** All accounts are used alike. */
    public static PoolOrder none() {
        return new PoolOrder(Optional.empty());
    }

    /** How many of the accounts that can serve are used. */
    int chosenFrom() {
        return lazy.map(Lazy::size).filter(size -> size > 0).orElse(Integer.MAX_VALUE);
    }

    boolean followsCounts() {
        return lazy.filter(pool -> pool.orderBy() == OrderBy.SUCCESS_COUNT).isPresent();
    }
}
