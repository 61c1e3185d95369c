package io.qgateway.pool;

import io.qgateway.accounts.AccessToken;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One request's search for an account: takes a ready one at once, else gets the likeliest one a
 * token, else waits for a place or for a token that was asked for elsewhere. One per lease.
 */
final class AccountSearch {

    /** How a search ends. */
    sealed interface Result {}

    /** The request has entered this account. */
    record Found(Member member, AccessToken token, boolean deferred) implements Result {}

    /** There were accounts, and no place was free in time. */
    record NoPlace() implements Result {}

    record NotFound() implements Result {}

    /** An identity provider that fails for so many accounts fails for the others, too. */
    private static final int MOST_REFRESHES = 3;

    private final Roster roster;
    private final Tokens tokens;
    private final News news;
    private final PoolLimits limits;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final long start = System.nanoTime();
    private final Set<String> asked = new HashSet<>();
    private Need need;
    private int refreshes;

    AccountSearch(
            Need need,
            Roster roster,
            Tokens tokens,
            News news,
            PoolLimits limits,
            InstantSource clock,
            RandomGenerator random) {
        this.need = need;
        this.roster = roster;
        this.tokens = tokens;
        this.news = news;
        this.limits = limits;
        this.clock = clock;
        this.random = random;
    }

    Result run() throws InterruptedException {
        while (true) {
            var seen = news.count();
            var result =
                    switch (choose()) {
                        case Choice.Ready(var member, var token) -> new Found(member, token, false);
                        case Choice.SecondBest(var member) -> tryHarder(member);
                        case Choice.Full() -> waitOr(new NoPlace(), seen, limits.place());
                        case Choice.Nobody() -> waitForToken(seen);
                    };
            if (result != null) {
                return result;
            }
        }
    }

    private Choice choose() {
        var now = clock.instant();
        var choice = roster.lineup(now).candidates().choose(need, now, random);
        // Before a client is sent away, look at everybody.
        return choice instanceof Choice.Nobody
                ? roster.exactLineup(now).candidates().choose(need, now, random)
                : choice;
    }

    /** Null when it was in vain and the search goes on. */
    private @Nullable Result tryHarder(Member member) throws InterruptedException {
        var now = clock.instant();
        var deferred = member.isDeferred(now);
        var token = token(member);
        if (token.isEmpty()) {
            setAside(member);
            return null;
        }
        if (member.enter()) {
            return new Found(member, token.get(), deferred);
        }
        return null;
    }

    private Optional<AccessToken> token(Member member) throws InterruptedException {
        var held = member.token(clock.instant());
        if (held.isPresent()) {
            return held;
        }
        if (member.isRefreshedElsewhere()) {
            if (asked.add(member.account().id())) {
                tokens.request(member);
            }
            return Optional.empty();
        }
        refreshes++;
        var fresh =
                refreshes <= MOST_REFRESHES
                        ? tokens.refresh(member)
                        : Optional.<AccessToken>empty();
        if (fresh.isEmpty()) {
            member.hasNoToken(clock.instant());
        }
        return fresh;
    }

    private void setAside(Member member) {
        var tried = new HashSet<>(need.tried());
        tried.add(member.account().id());
        need = need.withTried(tried);
    }

    private @Nullable Result waitForToken(long seen) throws InterruptedException {
        if (asked.isEmpty()) {
            return new NotFound();
        }
        var tried = new HashSet<>(need.tried());
        tried.removeAll(asked);
        need = need.withTried(tried);
        return waitOr(new NotFound(), seen, limits.token());
    }

    private @Nullable Result waitOr(Result inVain, long seen, Duration limit)
            throws InterruptedException {
        return news.await(seen, start + limit.toNanos()) ? null : inVain;
    }
}
