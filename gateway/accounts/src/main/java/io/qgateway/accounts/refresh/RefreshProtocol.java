package io.qgateway.accounts.refresh;

import io.qgateway.accounts.AccountReason;
import io.qgateway.accounts.Secret;
import io.qgateway.accounts.oidc.Granted;
import io.qgateway.accounts.oidc.Oidc;
import io.qgateway.accounts.oidc.OidcError;
import io.qgateway.accounts.oidc.OidcFailure;
import io.qgateway.accounts.refresh.RefreshOutcome.AlreadyFresh;
import io.qgateway.accounts.refresh.RefreshOutcome.InDoubt;
import io.qgateway.accounts.refresh.RefreshOutcome.Missing;
import io.qgateway.accounts.refresh.RefreshOutcome.NoSuchAccount;
import io.qgateway.accounts.refresh.RefreshOutcome.Refreshed;
import io.qgateway.accounts.refresh.RefreshOutcome.Refused;
import io.qgateway.accounts.refresh.RefreshOutcome.Unavailable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One attempt to refresh a token: claim, call once, persist before use. A refresh token may be good
 * for one use only, and a lost one costs a person's login; so the store is told before the token is
 * sent, what came back is stored before anybody uses it, and nothing is ever blanked.
 */
final class RefreshProtocol {

    private static final Logger log = LoggerFactory.getLogger(RefreshProtocol.class);

    private static final Duration GLANCE = Duration.ofMillis(100);
    private static final String REPLACED = "the credentials were replaced meanwhile";

    private final GrantStore grants;
    private final Oidc oidc;
    private final InstantSource clock;
    private final RefreshTimings timings;
    private final RefreshProbe probe;

    RefreshProtocol(
            GrantStore grants,
            Oidc oidc,
            InstantSource clock,
            RefreshTimings timings,
            RefreshProbe probe) {
        this.grants = grants;
        this.oidc = oidc;
        this.clock = clock;
        this.timings = timings;
        this.probe = probe;
    }

    RefreshOutcome attempt(String accountId, long seenGeneration) throws InterruptedException {
        try {
            var grant = grants.read(accountId);
            return grant.isEmpty() ? new NoSuchAccount() : attempt(grant.get(), seenGeneration);
        } catch (GrantStoreException e) {
            return new Unavailable("its credentials can't be read or written: " + e.getMessage());
        }
    }

    private RefreshOutcome attempt(Grant grant, long seenGeneration) throws InterruptedException {
        var newer = grant.tokenSince(seenGeneration, clock.instant());
        if (newer.isPresent()) {
            return new AlreadyFresh(newer.get());
        }
        var missing = grant.missing();
        if (!missing.isEmpty()) {
            return new Missing(missing);
        }
        var claim = claim(grant);
        return claim.isPresent() ? call(claim.get(), grant) : awaitAnother(grant);
    }

    private Optional<Claim> claim(Grant grant) {
        var now = clock.instant();
        var claim = new Claim(UUID.randomUUID().toString(), now);
        if (!grants.claim(grant, claim)) {
            return Optional.empty();
        }
        probe.reached(RefreshPoint.CLAIMED, grant.accountId());
        return Optional.of(claim);
    }

    /** Somebody else is at it: what that brings is ours, too, and if it brings nothing we try. */
    private RefreshOutcome awaitAnother(Grant seen) throws InterruptedException {
        long deadline = System.nanoTime() + timings.patience().toNanos();
        while (true) {
            var current = grants.read(seen.accountId());
            if (current.isEmpty()) {
                return new NoSuchAccount();
            }
            var grant = current.get();
            if (grant.generation() != seen.generation()) {
                return attempt(grant, seen.generation());
            }
            if (grant.pausedAt(clock.instant())) {
                return paused(grant);
            }
            var claim = claim(grant);
            if (claim.isPresent()) {
                return call(claim.get(), grant);
            }
            if (expire(grant)) {
                return new InDoubt("the attempt before has died, or can't reach the store");
            }
            if (System.nanoTime() > deadline) {
                return new Unavailable("another attempt is under way, or has died a moment ago");
            }
            Thread.sleep(GLANCE);
        }
    }

    /** Its holder may be alive and about to store new tokens, so nobody calls at once. */
    private boolean expire(Grant grant) {
        var now = clock.instant();
        return grants.expire(
                grant, timings.claim(), new Postponement(now, now.plus(timings.handover()), true));
    }

    private static RefreshOutcome paused(Grant grant) {
        var until =
                "the last attempt has failed; the next one is due at "
                        + grant.notBefore().orElseThrow();
        return grant.inDoubtSince().isPresent() ? new InDoubt(until) : new Unavailable(until);
    }

    private RefreshOutcome call(Claim claim, Grant grant) throws InterruptedException {
        if (isLate(claim)) {
            return startOver(claim, grant);
        }
        var spent = grant.refreshToken().orElseThrow();
        var answer = oidc.refresh(grant.registration(), spent);
        probe.reached(RefreshPoint.ANSWERED, grant.accountId());
        return switch (answer) {
            case Granted granted -> persist(grant, spent, granted);
            case OidcFailure.Refused(var error, var description) ->
                    refused(claim, grant, error, description);
            case OidcFailure.Throttled(var description) ->
                    unavailable(claim, grant, doubtPause(grant), description);
            case OidcFailure.Unreachable(var reason) ->
                    unavailable(claim, grant, timings.unreachable(), reason);
            case OidcFailure.InDoubt(var reason) -> inDoubt(claim, grant, reason);
        };
    }

    /**
     * Whether the process was held up for so long that a call might outlast the claim, and meet
     * another holder's.
     */
    private boolean isLate(Claim claim) {
        var latest = claim.startedAt().plus(timings.claim().dividedBy(2));
        return !clock.instant().isBefore(latest);
    }

    private RefreshOutcome startOver(Claim late, Grant grant) throws InterruptedException {
        postpone(late, grant, Duration.ZERO, false);
        return attempt(grant.accountId(), grant.generation());
    }

    /**
     * Holds on to the new tokens until the store has them, whoever interrupts: there may be no
     * others, ever.
     */
    private RefreshOutcome persist(Grant grant, Secret spent, Granted granted) {
        var tokens = newTokens(spent, granted);
        boolean interrupted = false;
        try {
            for (int failures = 1; ; failures++) {
                try {
                    return persistOnce(grant, spent, tokens);
                } catch (GrantStoreException e) {
                    notPersisted(grant, e);
                    interrupted |= pause(timings.persisting().after(failures));
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void notPersisted(Grant grant, GrantStoreException failure) {
        log.error(
                "The new tokens of account {} can't be stored, which is tried again: {}",
                grant.accountId(),
                failure.getMessage());
        probe.reached(RefreshPoint.NOT_PERSISTED, grant.accountId());
    }

    /** Returns whether it was interrupted. */
    private static boolean pause(Duration duration) {
        try {
            Thread.sleep(duration);
            return false;
        } catch (InterruptedException _) {
            return true;
        }
    }

    private NewTokens newTokens(Secret spent, Granted granted) {
        var now = clock.instant();
        return new NewTokens(
                granted.accessToken(),
                granted.refreshToken().orElse(spent),
                now,
                now.plus(granted.expiresIn()));
    }

    /**
     * Stores the tokens on top of whatever generation there is, as long as it still holds the token
     * they were got for. If it doesn't, somebody has logged in anew.
     */
    private RefreshOutcome persistOnce(Grant claimed, Secret spent, NewTokens tokens) {
        var current = Optional.of(claimed);
        while (current.isPresent() && current.get().refreshToken().equals(Optional.of(spent))) {
            var grant = current.get();
            if (grants.persist(grant, tokens)) {
                probe.reached(RefreshPoint.PERSISTED, grant.accountId());
                return new Refreshed(tokens.accessToken(grant.generation() + 1));
            }
            current = grants.read(claimed.accountId());
        }
        if (current.isEmpty()) {
            return new NoSuchAccount();
        }
        return adopted(current.get(), claimed).orElseGet(() -> new Unavailable(REPLACED));
    }

    /**
     * A refused token may have been replaced meanwhile: the row is read again before it is judged.
     */
    private RefreshOutcome refused(Claim claim, Grant sent, OidcError error, String description) {
        var current = grants.read(sent.accountId());
        if (current.isEmpty()) {
            return new NoSuchAccount();
        }
        var grant = current.get();
        if (grant.generation() != sent.generation()) {
            var outdated = unavailable(claim, grant, Duration.ZERO, REPLACED);
            return adopted(grant, sent).orElse(outdated);
        }
        return Judgement.of(error, grant, clock.instant())
                .map(reason -> judged(claim, grant, reason, description))
                .orElseGet(() -> unavailable(claim, grant, doubtPause(grant), description));
    }

    private RefreshOutcome judged(
            Claim claim, Grant grant, AccountReason reason, String description) {
        return grants.refuse(claim, grant, reason, clock.instant())
                ? new Refused(reason, description)
                : new Unavailable(REPLACED);
    }

    private RefreshOutcome inDoubt(Claim claim, Grant grant, String reason) {
        postpone(claim, grant, doubtPause(grant), true);
        return new InDoubt(reason);
    }

    private RefreshOutcome unavailable(Claim claim, Grant grant, Duration pause, String reason) {
        postpone(claim, grant, pause, false);
        return new Unavailable(reason);
    }

    private void postpone(Claim claim, Grant grant, Duration pause, boolean inDoubt) {
        var now = clock.instant();
        grants.postpone(claim, grant, new Postponement(now, now.plus(pause), inDoubt));
    }

    private Duration doubtPause(Grant grant) {
        return timings.doubt().after(grant.failures() + 1);
    }

    private Optional<RefreshOutcome> adopted(Grant grant, Grant older) {
        return grant.tokenSince(older.generation(), clock.instant()).map(AlreadyFresh::new);
    }
}
