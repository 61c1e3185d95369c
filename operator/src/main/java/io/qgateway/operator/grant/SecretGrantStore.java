package io.qgateway.operator.grant;

import io.qgateway.accounts.AccountReason;
import io.qgateway.accounts.refresh.Claim;
import io.qgateway.accounts.refresh.Grant;
import io.qgateway.accounts.refresh.GrantStore;
import io.qgateway.accounts.refresh.GrantStoreException;
import io.qgateway.accounts.refresh.NewTokens;
import io.qgateway.accounts.refresh.Postponement;
import io.qgateway.operator.qaccount.AccountName;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The refresh protocol's store of record over Secrets. Every step goes by the version of the Secret
 * that was read, so that of two operators who both believe they lead only one sends the token. How
 * old another's claim is, is judged by how long it was seen here: no two clocks are compared. May
 * be shared by all threads.
 */
public final class SecretGrantStore implements GrantStore {

    private final SecretGrants grants;
    private final InstantSource clock;
    private final ConcurrentMap<String, Sighting> sightings = new ConcurrentHashMap<>();

    /** Another's claim, and when this process first saw it. */
    private record Sighting(String claimId, Instant since) {}

    public SecretGrantStore(SecretGrants grants, InstantSource clock) {
        this.grants = grants;
        this.clock = clock;
    }

    @Override
    public Optional<Grant> read(String accountId) {
        return stored(accountId).map(StoredGrant::grant);
    }

    @Override
    public boolean claim(Grant grant, Claim claim) {
        var stored = stored(grant.accountId());
        if (stored.isEmpty() || !isFree(stored.get(), grant, claim.startedAt())) {
            return false;
        }
        if (grants.write(stored.get().with(stored.get().state().claimed(claim))).isPresent()) {
            return true;
        }
        // The answer to a write may get lost, and the client writes again: then it was this one.
        return stored(grant.accountId()).filter(now -> isOf(claim, now)).isPresent();
    }

    @Override
    public boolean expire(Grant grant, Duration lifetime, Postponement postponement) {
        var stored = stored(grant.accountId());
        var others = stored.flatMap(it -> it.state().claim());
        if (stored.isEmpty()
                || others.isEmpty()
                || stored.get().generation() != grant.generation()
                || !hasBeenSeenFor(lifetime, grant.accountId(), others.get())) {
            return false;
        }
        var expired =
                stored.get()
                        .state()
                        .postponed(true, others.get().startedAt(), postponement.notBefore());
        return grants.write(stored.get().with(expired)).isPresent();
    }

    @Override
    public boolean persist(Grant grant, NewTokens tokens) {
        return changed(
                grant.accountId(),
                stored -> stored.generation() == grant.generation(),
                stored -> stored.with(tokens));
    }

    @Override
    public void postpone(Claim claim, Grant grant, Postponement postponement) {
        changed(
                grant.accountId(),
                stored -> isOf(claim, stored),
                stored ->
                        stored.with(
                                stored.state()
                                        .postponed(
                                                postponement.inDoubt(),
                                                postponement.at(),
                                                postponement.notBefore())));
    }

    @Override
    public boolean refuse(Claim claim, Grant grant, AccountReason reason, Instant at) {
        return changed(
                grant.accountId(),
                stored -> isOf(claim, stored),
                stored -> stored.with(stored.state().refused(reason.wireName())));
    }

    private static boolean isFree(StoredGrant stored, Grant grant, Instant now) {
        boolean paused = stored.state().notBefore().filter(now::isBefore).isPresent();
        return stored.generation() == grant.generation()
                && stored.state().claim().isEmpty()
                && !paused;
    }

    private boolean hasBeenSeenFor(Duration lifetime, String accountId, Claim others) {
        var now = clock.instant();
        var seen =
                sightings.compute(
                        accountId,
                        (_, known) ->
                                known != null && known.claimId().equals(others.id())
                                        ? known
                                        : new Sighting(others.id(), now));
        return !now.isBefore(seen.since().plus(lifetime));
    }

    private static boolean isOf(Claim claim, StoredGrant stored) {
        return stored.state().claim().filter(it -> it.id().equals(claim.id())).isPresent();
    }

    /** Changes the Secret for as long as the condition holds, whoever else writes it meanwhile. */
    private boolean changed(
            String accountId, Predicate<StoredGrant> condition, UnaryOperator<StoredGrant> change) {
        while (true) {
            var stored = stored(accountId);
            if (stored.isEmpty() || !condition.test(stored.get())) {
                return false;
            }
            if (grants.write(change.apply(stored.get())).isPresent()) {
                return true;
            }
        }
    }

    private Optional<StoredGrant> stored(String accountId) {
        try {
            return grants.find(AccountName.parse(accountId));
        } catch (BrokenGrantException e) {
            throw new GrantStoreException(String.valueOf(e.getMessage()), e);
        }
    }
}
