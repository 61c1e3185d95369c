package io.qgateway.pool;

import io.qgateway.accounts.AccessToken;
import io.qgateway.accounts.AccountState;
import io.qgateway.accounts.PooledAccount;
import java.time.Instant;
import java.util.Optional;

/**
 * An account in the pool: what the database says of it, and what this process has learned since.
 * Written by the threads of requests, so each field stands alone.
 */
final class Member {

    private static final long NONE = -1;

    private volatile PooledAccount account;
    private volatile Instant coolingUntil = Instant.MIN;
    private volatile Instant excludedUntil = Instant.MIN;
    private volatile long refusedGeneration = NONE;
    private volatile Optional<AccessToken> renewed = Optional.empty();

    Member(PooledAccount account) {
        this.account = account;
    }

    PooledAccount account() {
        return account;
    }

    /** The database has news; a person who enables the account anew clears what was learned. */
    void update(PooledAccount news) {
        if (news.epoch() != account.epoch()) {
            coolingUntil = Instant.MIN;
            excludedUntil = Instant.MIN;
        }
        account = news;
    }

    boolean isUsable(Instant now) {
        var current = account;
        return current.enabled()
                && current.servesAt(now)
                && !excludedUntil.isAfter(now)
                && (current.refreshable() || token(now).isPresent());
    }

    /** The state by the design's table: the database's word, and this process's cool-downs. */
    AccountState state(Instant now) {
        var state = account.status().at(now).state();
        return state == AccountState.READY && isCooling(now) ? AccountState.COOLING : state;
    }

    boolean isReady(Instant now) {
        return isUsable(now) && !isCooling(now) && token(now).isPresent();
    }

    boolean isCooling(Instant now) {
        return coolingUntil.isAfter(now);
    }

    Instant coolingUntil() {
        return coolingUntil;
    }

    /** The newest access token, unless it has expired or was refused. */
    Optional<AccessToken> token(Instant now) {
        return newest().filter(token -> token.generation() != refusedGeneration)
                .filter(token -> !token.expiredBy(now));
    }

    private Optional<AccessToken> newest() {
        var stored = account.token();
        var own = renewed;
        return own.filter(token -> token.generation() > account.generation()).or(() -> stored);
    }

    void refuseToken(long generation) {
        refusedGeneration = generation;
    }

    void coolDownUntil(Instant until) {
        coolingUntil = until;
    }

    void excludeUntil(Instant until) {
        excludedUntil = until;
    }

    /** A refresh brought this token; the database will tell the same in a moment. */
    void renew(AccessToken token) {
        renewed = Optional.of(token);
    }
}
