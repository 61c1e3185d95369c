package io.qgateway.console;

import java.util.Optional;

/** Which accounts to list, and in which order. */
public record AccountQuery(Optional<Boolean> enabled, SortBy sortBy, boolean descending) {

    /** What accounts can be ordered by. */
    public enum SortBy {
        CREATED_AT,
        SUCCESS_COUNT
    }
}
