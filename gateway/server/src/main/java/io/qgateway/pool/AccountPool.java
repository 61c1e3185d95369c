package io.qgateway.pool;

import io.qgateway.accounts.AccessToken;
import io.qgateway.accounts.AccountState;
import io.qgateway.accounts.PooledAccount;
import io.qgateway.accounts.refresh.RefreshOutcome;
import io.qgateway.accounts.refresh.TokenRefresher;
import io.qgateway.amazonq.Credentials;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.conversation.UpstreamException.Kind;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Lends accounts to requests: a random one of those that are ready, else one whose token a refresh
 * can mend, else the one whose cool-down ends first. Never touches the database on the way. May be
 * shared by all threads.
 */
public final class AccountPool {

    /** How often a random pick may miss before all accounts are looked at. */
    private static final int RANDOM_PICKS = 8;

    private final TokenRefresher tokens;
    private final HealthLedger health;
    private final InstantSource clock;
    private final RandomGenerator random;

    private final Map<String, Member> byId = new HashMap<>();
    private volatile List<Member> members = List.of();

    public AccountPool(
            TokenRefresher tokens,
            HealthLedger health,
            InstantSource clock,
            RandomGenerator random) {
        this.tokens = tokens;
        this.health = health;
        this.clock = clock;
        this.random = random;
    }

    /** Replaces all accounts; what was learned of those that stay is kept. */
    public synchronized void replaceAll(Collection<PooledAccount> accounts) {
        byId.keySet().retainAll(accounts.stream().map(PooledAccount::id).toList());
        accounts.forEach(this::put);
        members = List.copyOf(byId.values());
    }

    /** Takes in what has changed. */
    public synchronized void apply(Collection<PooledAccount> changed, Collection<String> deleted) {
        if (changed.isEmpty() && deleted.isEmpty()) {
            return;
        }
        changed.forEach(this::put);
        deleted.forEach(byId::remove);
        members = List.copyOf(byId.values());
    }

    private void put(PooledAccount account) {
        var known = byId.get(account.id());
        if (known == null) {
            byId.put(account.id(), new Member(account));
        } else {
            known.update(account);
        }
    }

    /** How many accounts are in this state now. */
    public long count(AccountState state) {
        var now = clock.instant();
        return members.stream().filter(member -> member.state(now) == state).count();
    }

    /**
     * Lends an account. May wait for a token refresh.
     *
     * @throws UpstreamException when the pool has none for this need
     */
    public Lease lease(Need need) throws UpstreamException {
        return leaseOr(need, this::noAccount);
    }

    /**
     * Lends an account for another attempt.
     *
     * @throws UpstreamException the last attempt's failure, when the pool has none left
     */
    public Lease another(Need need, UpstreamException last) throws UpstreamException {
        return leaseOr(need, () -> last);
    }

    /**
     * Lends this very account, whatever stands against it: somebody wants to know how it does. May
     * wait for a token refresh.
     *
     * @throws UpstreamException when it is not there, or has no token that could be used
     */
    public Lease leaseOf(String accountId) throws UpstreamException {
        var member =
                members.stream()
                        .filter(each -> each.account().id().equals(accountId))
                        .findFirst()
                        .orElseThrow(() ->
                                new UpstreamException(
                                        Kind.UNAVAILABLE, "There is no account " + accountId));
        var held = member.token(clock.instant());
        var token = held.isPresent() ? held : refresh(member);
        return lend(
                member,
                token.orElseThrow(() ->
                        new UpstreamException(
                                Kind.BEARER_INVALID,
                                "The account has no valid access token and can't get one; log in again")));
    }

    private interface Refusal {
        UpstreamException get();
    }

    private Lease leaseOr(Need need, Refusal none) throws UpstreamException {
        var ready = pickReady(need);
        if (ready.isPresent()) {
            var member = ready.get();
            var token = member.token(clock.instant());
            if (token.isPresent()) {
                return lend(member, token.get());
            }
        }
        return leaseUnready(need).orElseThrow(none::get);
    }

    private Optional<Member> pickReady(Need need) {
        var all = members;
        var now = clock.instant();
        for (var pick = 0; pick < RANDOM_PICKS && !all.isEmpty(); pick++) {
            var member = all.get(random.nextInt(all.size()));
            if (suits(member, need) && member.isReady(now)) {
                return Optional.of(member);
            }
        }
        var ready =
                all.stream().filter(member -> suits(member, need) && member.isReady(now)).toList();
        return ready.isEmpty()
                ? Optional.empty()
                : Optional.of(ready.get(random.nextInt(ready.size())));
    }

    private static boolean suits(Member member, Need need) {
        return !need.tried().contains(member.account().id());
    }

    /**
     * No account is ready: refreshes tokens, then tries those that should cool down, soonest due
     * first.
     */
    private Optional<Lease> leaseUnready(Need need) throws UpstreamException {
        for (var member : inOrderOfHope(need)) {
            var held = member.token(clock.instant());
            var token = held.isPresent() ? held : refresh(member);
            if (token.isPresent()) {
                return Optional.of(lend(member, token.get()));
            }
        }
        return Optional.empty();
    }

    private List<Member> inOrderOfHope(Need need) {
        var now = clock.instant();
        var usable = new ArrayList<Member>();
        for (var member : members) {
            if (suits(member, need) && member.isUsable(now)) {
                usable.add(member);
            }
        }
        usable.sort(Comparator.comparing(Member::coolingUntil));
        return usable;
    }

    private Optional<AccessToken> refresh(Member member) throws UpstreamException {
        var account = member.account();
        try {
            var token =
                    switch (tokens.refresh(account.id(), account.generation())) {
                        case RefreshOutcome.Refreshed(var fresh) -> Optional.of(fresh);
                        case RefreshOutcome.AlreadyFresh(var fresh) -> Optional.of(fresh);
                        case RefreshOutcome.Refused _,
                                RefreshOutcome.InDoubt _,
                                RefreshOutcome.Unavailable _,
                                RefreshOutcome.Missing _,
                                RefreshOutcome.NoSuchAccount _ ->
                                Optional.<AccessToken>empty();
                    };
            token.ifPresent(member::renew);
            return token;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new UpstreamException(Kind.CANCELLED, "The gateway is being stopped", stopping);
        }
    }

    private Lease lend(Member member, AccessToken token) {
        var account = member.account();
        var credentials = new Credentials(token.value(), account.region(), account.profileArn());
        return new Lease(account.id(), credentials, outcome -> settle(member, token, outcome));
    }

    private UpstreamException noAccount() {
        return new UpstreamException(
                Kind.NO_ACCOUNT,
                members.isEmpty()
                        ? "The gateway has no account yet: add one with POST /v2/accounts"
                        : "No enabled account is available: GET /v2/accounts shows why");
    }

    private void settle(Member member, AccessToken token, Outcome outcome) {
        switch (outcome) {
            case Outcome.Answered() -> health.answered(member.account());
            case Outcome.Failed(var failure) -> learn(member, token, failure);
        }
    }

    private void learn(Member member, AccessToken token, UpstreamException failure) {
        var account = member.account();
        switch (Verdict.of(failure, clock.instant())) {
            case Verdict.Blameless() -> {
                return;
            }
            case Verdict.Erred() -> {}
            case Verdict.TokenRefused() -> member.refuseToken(token.generation());
            case Verdict.Cooling(var until) -> member.coolDownUntil(until);
            case Verdict.Excluded(var reason, var until) -> {
                member.excludeUntil(until.orElse(Instant.MAX));
                health.found(account, reason, until);
            }
        }
        health.failed(account);
    }
}
