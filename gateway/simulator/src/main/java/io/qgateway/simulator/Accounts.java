package io.qgateway.simulator;

import io.qgateway.simulator.idp.TokenEvents;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** All accounts, and what happened to all of them together; thread-safe. */
final class Accounts implements TokenEvents {

    private final ConcurrentMap<String, AccountState> accounts = new ConcurrentHashMap<>();
    private final Tally total = new Tally();

    /** The account of this name, created when it is new. */
    AccountState named(String name) {
        return accounts.computeIfAbsent(name, _ -> new AccountState(name, total));
    }

    Optional<AccountState> find(String name) {
        return Optional.ofNullable(accounts.get(name));
    }

    List<String> names() {
        return accounts.keySet().stream().sorted().toList();
    }

    Counters counters() {
        return total.counters();
    }

    void countInvalidBearer() {
        total.add(Tally.Fact.INVALID_BEARER, 1);
    }

    void reset() {
        accounts.clear();
        total.reset();
    }

    @Override
    public void refreshed(String account) {
        named(account).count(Tally.Fact.REFRESH, 1);
    }

    @Override
    public void reused(String account) {
        named(account).count(Tally.Fact.REUSE, 1);
    }

    @Override
    public void familyRevoked(String account) {
        named(account).count(Tally.Fact.FAMILY_REVOCATION, 1);
    }

    @Override
    public void loggedIn(String account, boolean company) {
        var state = named(account);
        state.count(Tally.Fact.LOGIN, 1);
        if (company) {
            state.becomeOfACompany();
        }
    }
}
