package io.qgateway.accounts;

/** Which accounts to list, in which order, and which part of that list. */
public record AccountQuery(AccountFilter filter, SortBy sortBy, boolean descending, Part part) {

    /**
     * What accounts can be ordered by; those that are equal in it are ordered by their ids, and
     * those without it come last. States come in the order of their names.
     */
    public enum SortBy {
        CREATED_AT,
        SUCCESS_COUNT,
        LABEL,
        ERROR_COUNT,
        EXPIRES_AT,
        LAST_REFRESH_TIME,
        STATE
    }

    /**
     * A part of a list.
     *
     * @param offset how many accounts come before it
     * @param limit how many accounts it has at most
     */
    public record Part(int offset, int limit) {

        public Part {
            if (offset < 0 || limit < 1) {
                throw new IllegalArgumentException(
                        "No part of a list: %d from %d on".formatted(limit, offset));
            }
        }

        public static Part whole() {
            return new Part(0, Integer.MAX_VALUE);
        }
    }

    /** All accounts, the newest first. */
    public static AccountQuery everything() {
        return new AccountQuery(AccountFilter.everything(), SortBy.CREATED_AT, true, Part.whole());
    }

    public AccountQuery withFilter(AccountFilter wanted) {
        return new AccountQuery(wanted, sortBy, descending, part);
    }
}
