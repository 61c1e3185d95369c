package io.qgateway.pool;

import io.qgateway.accounts.AccessToken;
import io.qgateway.accounts.AccountState;
import io.qgateway.accounts.AccountStatus;
import io.qgateway.accounts.PooledAccount;
import io.qgateway.accounts.RefreshRequests;
import io.qgateway.accounts.refresh.TokenRefresher;
import io.qgateway.amazonq.Credentials;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.conversation.UpstreamException.Kind;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Lends accounts to requests and learns from what became of them. Who is there and may serve is the
 * {@link Roster}'s, who goes first the {@link Candidates}', how long to wait the {@link
 * AccountSearch}'s and the {@link Refusal}'s. Never touches the database on the way. May be shared
 * by all threads.
 */
public final class AccountPool {

    private final Roster roster;
    private final Tokens tokens;
    private final HealthLedger health;
    private final PoolLimits limits;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final News news = new News();

    public AccountPool(
            TokenRefresher refresher,
            RefreshRequests requests,
            HealthLedger health,
            PoolOrder order,
            PoolLimits limits,
            InstantSource clock,
            RandomGenerator random) {
        this.roster = new Roster(order);
        this.tokens = new Tokens(refresher, requests, clock);
        this.health = health;
        this.limits = limits;
        this.clock = clock;
        this.random = random;
    }

    /** Replaces all accounts; what was learned of those that stay is kept. */
    public void replaceAll(Collection<PooledAccount> accounts) {
        roster.replaceAll(accounts);
        news.announce();
    }

    /** Takes in what has changed. */
    public void apply(Collection<PooledAccount> changed, Collection<String> deleted) {
        if (!changed.isEmpty() || !deleted.isEmpty()) {
            roster.apply(changed, deleted);
            news.announce();
        }
    }

    /** How many accounts are in each state now. */
    public Map<AccountState, Integer> census() {
        var now = clock.instant();
        var census = new EnumMap<AccountState, Integer>(AccountState.class);
        roster.members().forEach(member -> census.merge(member.state(now), 1, Integer::sum));
        return census;
    }

    /** The accounts that are enabled, each with what it could show the upstream now. */
    public List<Enrolled> enrolled() {
        var now = clock.instant();
        return roster.members().stream()
                .filter(Member::isEnrolled)
                .map(member -> new Enrolled(member.account(), credentials(member, now)))
                .toList();
    }

    /** What an account could show the upstream, whatever stands against it. */
    public Optional<Credentials> credentialsOf(String accountId) {
        return roster.find(accountId)
                .flatMap(member ->
                        member.token(clock.instant()).map(token -> credentials(member, token)));
    }

    private static Optional<Credentials> credentials(Member member, Instant now) {
        return member.isUsable(now)
                ? member.token(now).map(token -> credentials(member, token))
                : Optional.empty();
    }

    private static Credentials credentials(Member member, AccessToken token) {
        var account = member.account();
        return new Credentials(token.value(), account.servedIn(), account.profileArn());
    }

    /**
     * Which models accounts have, by id. An account that is not in here is asked for any model, and
     * learned from.
     */
    public void learnModels(Map<String, Set<String>> models) {
        for (var member : roster.members()) {
            member.offers(Optional.ofNullable(models.get(member.account().id())));
        }
    }

    /** Whether an account's token is to be kept fresh, or may wait until the account is needed. */
    public boolean keepsFresh(String accountId) {
        return roster.lineup(clock.instant())
                .fresh()
                .map(ids -> ids.contains(accountId))
                .orElse(true);
    }

    /**
     * Lends an account. May wait for a place or a token.
     *
     * @throws UpstreamException when the pool has none for this need
     */
    public Lease lease(Need need) throws UpstreamException {
        try {
            return switch (search(need).run()) {
                case AccountSearch.Found(var member, var token, var deferred) ->
                        lend(need, member, token, deferred);
                case AccountSearch.NoPlace() -> throw Refusal.full();
                case AccountSearch.NotFound() -> throw refusal(need);
            };
        } catch (InterruptedException stopping) {
            throw stopped(stopping);
        }
    }

    /**
     * Lends an account for another attempt.
     *
     * @throws UpstreamException when the pool has none left: how it stands where the last attempt
     *     failed because of its account, else that attempt's failure
     */
    public Lease another(Need need, UpstreamException last) throws UpstreamException {
        try {
            return lease(need);
        } catch (UpstreamException none) {
            throw tellsMore(none, last) ? none : last;
        }
    }

    /**
     * Lends this very account, whatever stands against it: somebody wants to know how it does. May
     * wait for a token refresh.
     *
     * @throws UpstreamException when it is not there, or has no token that could be used
     */
    public Lease leaseOf(Need need, String accountId) throws UpstreamException {
        var member =
                roster.find(accountId)
                        .orElseThrow(() ->
                                new UpstreamException(
                                        Kind.UNAVAILABLE, "There is no account " + accountId));
        try {
            var held = member.token(clock.instant());
            var token = held.isPresent() ? held : tokens.refresh(member);
            var usable = token.orElseThrow(AccountPool::noToken);
            member.enterAnyway();
            return lend(need, member, usable, false);
        } catch (InterruptedException stopping) {
            throw stopped(stopping);
        }
    }

    private static UpstreamException noToken() {
        return new UpstreamException(
                Kind.BEARER_INVALID,
                "The account has no valid access token and can't get one; log in again");
    }

    private static UpstreamException stopped(InterruptedException stopping) {
        Thread.currentThread().interrupt();
        return new UpstreamException(Kind.CANCELLED, "The gateway is being stopped", stopping);
    }

    private static boolean tellsMore(UpstreamException none, UpstreamException last) {
        return switch (last.kind()) {
            case THROTTLED, ACCOUNT_HELD, QUOTA_EXHAUSTED, SUSPENDED, NOT_ENTITLED ->
                    switch (none.kind()) {
                        case THROTTLED, ACCOUNT_HELD, QUOTA_EXHAUSTED, CANCELLED -> true;
                        default -> false;
                    };
            default -> none.kind() == Kind.CANCELLED;
        };
    }

    private AccountSearch search(Need need) {
        return new AccountSearch(need, roster, tokens, news, limits, clock, random);
    }

    private UpstreamException refusal(Need need) {
        var now = clock.instant();
        var lineup = roster.exactLineup(now);
        return new Refusal(lineup, roster.members(), need, now).because();
    }

    private Lease lend(Need need, Member member, AccessToken token, boolean deferred) {
        return new Lease(
                member.account().id(),
                credentials(member, token),
                deferred,
                outcome -> settle(need, member, token, outcome),
                () -> takeBack(member));
    }

    private void takeBack(Member member) {
        member.leave();
        if (member.hasLimit()) {
            news.announce();
        }
    }

    private void settle(Need need, Member member, AccessToken token, Outcome outcome) {
        switch (outcome) {
            case Outcome.Answered() -> {
                member.answered();
                roster.countsChanged();
                health.answered(member.account());
            }
            case Outcome.Failed(var failure) -> learn(need, member, token, failure);
        }
    }

    private void learn(Need need, Member member, AccessToken token, UpstreamException failure) {
        var now = clock.instant();
        switch (Verdict.of(failure, now)) {
            case Verdict.Blameless() -> {
                return;
            }
            case Verdict.LacksModel() -> {
                member.lacks(need.model(), now);
                return;
            }
            case Verdict.Erred() -> member.erred(now);
            case Verdict.TokenRefused() -> {
                member.refuseToken(token.generation());
                tokens.replaceLater(member);
            }
            case Verdict.Throttled(var asked) -> member.coolDown(now, asked);
            case Verdict.Excluded(var status) -> exclude(member, status);
        }
        health.failed(member.account());
    }

    private void exclude(Member member, AccountStatus status) {
        member.find(status);
        roster.standingChanged();
        health.found(member.account(), status);
    }
}
