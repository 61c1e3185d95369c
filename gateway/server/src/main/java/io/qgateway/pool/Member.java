package io.qgateway.pool;

import io.qgateway.accounts.AccessToken;
import io.qgateway.accounts.AccountReason;
import io.qgateway.accounts.AccountState;
import io.qgateway.accounts.AccountStatus;
import io.qgateway.accounts.PooledAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An account in the pool: what the database says of it, and what this process has learned since.
 * Written by the threads of requests, so each field stands alone.
 */
final class Member {

    private static final long NONE = -1;
    private static final AccountStatus NOTHING_FOUND = AccountStatus.of(AccountReason.READY);
    private static final Duration MODEL_IS_LACKING = Duration.ofMinutes(30);
    private static final Duration NO_TOKEN_TO_BE_HAD = Duration.ofSeconds(10);

    /** Clients choose names of models freely. */
    private static final int MOST_MODELS = 32;

    private final CoolDown coolDown = new CoolDown();
    private final Breaker breaker = new Breaker();
    private final Places places = new Places();
    private volatile PooledAccount account;
    private volatile boolean gone;
    private volatile AccountStatus found = NOTHING_FOUND;
    private volatile long refusedGeneration = NONE;
    private volatile Optional<AccessToken> renewed = Optional.empty();
    private volatile Instant tokenlessUntil = Instant.MIN;
    private volatile Optional<Set<String>> models = Optional.empty();
    private volatile Map<String, Instant> lackingModels = Map.of();
    private final AtomicInteger answersSinceUpdate = new AtomicInteger();

    Member(PooledAccount account) {
        this.account = account;
    }

    PooledAccount account() {
        return account;
    }

    /** The database has news; a person who enables the account anew clears what was learned. */
    void update(PooledAccount news) {
        if (!isSamePlan(news, account)) {
            models = Optional.empty();
        }
        if (news.epoch() != account.epoch()) {
            coolDown.end();
            breaker.succeeded();
            found = NOTHING_FOUND;
            lackingModels = Map.of();
        }
        tokenlessUntil = Instant.MIN;
        answersSinceUpdate.set(0);
        account = news;
    }

    /** Whether nothing has changed that its models depend on. */
    private static boolean isSamePlan(PooledAccount one, PooledAccount other) {
        return one.epoch() == other.epoch()
                && one.region().equals(other.region())
                && one.profileArn().equals(other.profileArn());
    }

    /** The database has it no more. */
    void remove() {
        gone = true;
    }

    /** Whether nothing excludes it but, perhaps, the want of a token that can be had. */
    boolean isUsable(Instant now) {
        var current = account;
        return !gone
                && current.enabled()
                && current.servesAt(now)
                && !isExcluded(now)
                && (current.refreshable() || isRefreshedElsewhere() || token(now).isPresent());
    }

    private boolean isExcluded(Instant now) {
        var finding = found;
        return finding != NOTHING_FOUND
                && finding.at(now).state().exclusion() == AccountState.Exclusion.ALWAYS;
    }

    /** Whether an operator holds its credentials and gets its tokens. */
    boolean isRefreshedElsewhere() {
        return account.origin().startsWith("qaccount:");
    }

    /** Whether it may have a model: unless it is known to lack it. */
    boolean has(String model, Instant now) {
        var told = models;
        if (told.isPresent() && !told.get().contains(model)) {
            return false;
        }
        var lacking = lackingModels;
        return lacking.isEmpty() || !lacking.getOrDefault(model, Instant.MIN).isAfter(now);
    }

    /** Which models it has; empty when that is not known. */
    void offers(Optional<Set<String>> told) {
        models = told;
    }

    /** Whether neither a person nor a finding has taken it out of service for good. */
    boolean isEnrolled() {
        return !gone && account.enabled();
    }

    /** Whether it can serve at once and nothing speaks against it. */
    boolean isReady(Instant now) {
        return isUsable(now) && !isDeferred(now) && token(now).isPresent();
    }

    /** Whether it is better left alone for a while. */
    boolean isDeferred(Instant now) {
        return coolDown.until().isAfter(now) || !breaker.admits(now);
    }

    /** When it is due again. */
    Instant dueAt() {
        var cool = coolDown.until();
        var closed = breaker.openUntil();
        return cool.isAfter(closed) ? cool : closed;
    }

    boolean isThrottled(Instant now) {
        return coolDown.until().isAfter(now);
    }

    /** Whether asking for a token is worth the while. */
    boolean mayGetToken(Instant now) {
        return !tokenlessUntil.isAfter(now);
    }

    /** The state by the design's table: the database's word, and what is not yet written there. */
    AccountState state(Instant now) {
        var stored = account.status().at(now).state();
        var own = found.at(now).state();
        if (stored == AccountState.READY && own != AccountState.READY) {
            return own;
        }
        return stored == AccountState.READY && isDeferred(now) ? AccountState.COOLING : stored;
    }

    /** Why it is excluded now, and until when; ready if it is not. */
    AccountStatus standing(Instant now) {
        var stored = account.status().at(now);
        return stored.state() == AccountState.READY ? found.at(now) : stored;
    }

    /** The newest access token, unless it has expired or was refused. */
    Optional<AccessToken> token(Instant now) {
        return newest().filter(token -> token.generation() > refusedGeneration)
                .filter(token -> !token.expiredBy(now));
    }

    private Optional<AccessToken> newest() {
        var stored = account.token();
        var own = renewed;
        return own.filter(token -> token.generation() > account.generation()).or(() -> stored);
    }

    /** Begins a request with it, unless as many are under way as there may be. */
    boolean enter() {
        if (!places.take(account.maxConcurrency())) {
            return false;
        }
        breaker.entered();
        return true;
    }

    /** Begins a request with it, however many there may be. */
    void enterAnyway() {
        places.take(OptionalInt.empty());
        breaker.entered();
    }

    /** Ends a request with it. */
    void leave() {
        breaker.left();
        places.giveBack();
    }

    /** Whether as many requests are under way with it as there may be. */
    boolean isFull() {
        return places.areTaken(account.maxConcurrency());
    }

    boolean hasLimit() {
        return account.maxConcurrency().isPresent();
    }

    void answered() {
        coolDown.end();
        breaker.succeeded();
        answersSinceUpdate.incrementAndGet();
    }

    long successCount() {
        return account.successCount() + answersSinceUpdate.get();
    }

    void erred(Instant now) {
        breaker.failed(now);
    }

    /**
     * The generation of the newest credentials that this process knows of, which may be its own and
     * not yet in the database's news: a refresh has to bring a newer one.
     */
    long seenGeneration() {
        long stored = account.generation();
        return renewed.map(token -> Math.max(token.generation(), stored)).orElse(stored);
    }

    void refuseToken(long generation) {
        refusedGeneration = Math.max(refusedGeneration, generation);
    }

    void coolDown(Instant now, Optional<Duration> asked) {
        coolDown.begin(now, asked);
    }

    void find(AccountStatus status) {
        found = status;
    }

    synchronized void lacks(String model, Instant now) {
        var lacking = new HashMap<>(lackingModels);
        lacking.values().removeIf(until -> !until.isAfter(now));
        if (lacking.size() < MOST_MODELS) {
            lacking.put(model, now.plus(MODEL_IS_LACKING));
        }
        lackingModels = Map.copyOf(lacking);
    }

    /** A refresh brought this token; the database will tell the same in a moment. */
    void renew(AccessToken token) {
        renewed = Optional.of(token);
    }

    void hasNoToken(Instant now) {
        tokenlessUntil = now.plus(NO_TOKEN_TO_BE_HAD);
    }
}
