package io.qgateway.accounts;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An account as the pool needs it.
 *
 * @param region where it logs in
 * @param enabled as the admin API answers it
 * @param generation of the credentials, whether or not there is an access token among them
 * @param refreshable whether this table holds what a refresh takes
 * @param origin {@code database}, or {@code qaccount:<namespace>/<name>}
 * @param epoch raised whenever a person enables the account or logs in again
 */
public record PooledAccount(
        String id,
        Optional<String> label,
        String region,
        Optional<String> profileArn,
        boolean enabled,
        Instant createdAt,
        Optional<AccessToken> token,
        long generation,
        boolean refreshable,
        String origin,
        int weight,
        OptionalInt maxConcurrency,
        long epoch,
        AccountStatus status,
        long successCount) {

    /**
     * The region whose service answers for this account: that of its profile, if it has one. People
     * may log in elsewhere.
     */
    public String servedIn() {
        return profileArn.flatMap(Region::ofArn).orElse(region);
    }

    /** Whether the account may get requests at the given moment, apart from having a token. */
    public boolean servesAt(Instant moment) {
        return switch (status.at(moment).state().exclusion()) {
            case NEVER -> true;
            case WITHOUT_VALID_TOKEN -> token.filter(token -> token.outlives(moment)).isPresent();
            case ALWAYS -> false;
        };
    }
}
