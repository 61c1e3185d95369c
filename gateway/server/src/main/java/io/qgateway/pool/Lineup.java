package io.qgateway.pool;

import io.qgateway.accounts.AccountStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * How the pool stood when somebody last looked at all of it.
 *
 * @param anyEnabled whether there is an account that no person has to act on first
 * @param firstBack the absence that ends first, of those that end by themselves
 * @param fresh the accounts whose tokens are to be kept fresh; absent when that is all of them
 * @param change the last change that it knows of
 */
record Lineup(
        Candidates candidates,
        boolean anyEnabled,
        Optional<AccountStatus> firstBack,
        Optional<Set<String>> fresh,
        Instant madeAt,
        long change) {

    /** Older than every change. */
    static final long OUTDATED = -1;

    static final Lineup NONE =
            new Lineup(
                    Candidates.NONE,
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    Instant.MIN,
                    OUTDATED);

    /** Whether an account has come back since. */
    boolean isOver(Instant now) {
        return firstBack
                .flatMap(AccountStatus::until)
                .filter(end -> !now.isBefore(end))
                .isPresent();
    }
}
