package io.qgateway.console;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which accounts to list, in which order, and which part of that list. What is absent does not
 * narrow it down.
 *
 * @param states the names of those that are meant; all if there are none
 * @param text part of the label or the id, in whatever case
 */
public record AccountQuery(
        Optional<Boolean> enabled,
        Set<String> states,
        Optional<String> text,
        SortBy sortBy,
        boolean descending,
        int offset,
        int limit) {

    public AccountQuery {
        states = Set.copyOf(states);
    }

    /** What accounts can be ordered by. */
    public enum SortBy {
        CREATED_AT,
        SUCCESS_COUNT,
        LABEL,
        ERROR_COUNT,
        EXPIRES_AT,
        LAST_REFRESH_TIME,
        STATE;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
