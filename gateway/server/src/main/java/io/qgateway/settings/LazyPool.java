package io.qgateway.settings;

/**
 * A pool that uses only the first accounts of an order.
 *
 * @param size how many are used, 0 for all
 * @param refreshOffset how many more have their tokens kept fresh
 */
public record LazyPool(int size, int refreshOffset, OrderBy orderBy, boolean descending) {

    /** What accounts can be ordered by, under the seed's names. */
    public enum OrderBy {
        CREATED_AT,
        ID,
        SUCCESS_COUNT
    }
}
