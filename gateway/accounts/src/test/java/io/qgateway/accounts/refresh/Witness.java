package io.qgateway.accounts.refresh;

import io.qgateway.accounts.AccountReason;
import io.qgateway.accounts.Secret;
import io.qgateway.accounts.refresh.RefreshOutcome.AlreadyFresh;
import io.qgateway.accounts.refresh.RefreshOutcome.InDoubt;
import io.qgateway.accounts.refresh.RefreshOutcome.Missing;
import io.qgateway.accounts.refresh.RefreshOutcome.NoSuchAccount;
import io.qgateway.accounts.refresh.RefreshOutcome.Refreshed;
import io.qgateway.accounts.refresh.RefreshOutcome.Refused;
import io.qgateway.accounts.refresh.RefreshOutcome.Unavailable;
import io.qgateway.simulator.idp.RotationMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Sees everything, and writes down what must not happen. */
final class Witness {

    private final StoreOfRecord record;
    private final RotationMode rotation;
    private final List<Call> calls = new ArrayList<>();
    private final Set<Secret> storedAccessTokens = new HashSet<>();
    // Tokens that are known to be good for more than one use, also at once.
    private final Set<Secret> outlasting = new HashSet<>();
    private final List<String> violations = new ArrayList<>();
    private boolean revoked;

    Witness(StoreOfRecord record, RotationMode rotation) {
        this.record = record;
        this.rotation = rotation;
    }

    synchronized Call sent(Holder holder, Secret token, Instant now) {
        for (var earlier : calls) {
            if (earlier.token.equals(token) && !outlasting.contains(token)) {
                judgeResend(earlier);
            }
        }
        var call = new Call(holder, token, now);
        calls.add(call);
        return call;
    }

    synchronized void persisted(Grant before, NewTokens tokens) {
        var origin =
                calls.stream()
                        .filter(call -> call.brought(tokens))
                        .filter(call ->
                                before.refreshToken().filter(call.token::equals).isPresent())
                        .findFirst();
        if (origin.isEmpty()) {
            violations.add("tokens were stored that were not got for the one they replace");
        }
        origin.ifPresent(Call::settle);
        calls.stream().filter(call -> !call.isUnderWay() && !call.isInHand()).forEach(Call::settle);
        if (before.refreshToken().equals(Optional.of(tokens.refreshToken()))) {
            outlasting.add(tokens.refreshToken());
        }
        storedAccessTokens.add(tokens.accessToken());
    }

    synchronized void told(RefreshOutcome outcome) {
        switch (outcome) {
            case Refreshed(var token) -> mustBeStored(token.value());
            case AlreadyFresh(var token) -> mustBeStored(token.value());
            case Refused(var reason, _) -> {
                if (record.refusedFor().filter(reason::equals).isEmpty()) {
                    violations.add("credentials were called " + reason + " that are not there");
                }
            }
            case InDoubt _, Unavailable _ -> {}
            case Missing _, NoSuchAccount _ -> violations.add("it was told " + outcome);
        }
    }

    /** A person's doing; what was got before is of no use any more. */
    synchronized void loggedIn(Secret accessToken) {
        calls.removeIf(call -> !call.isUnderWay());
        revoked = false;
        storedAccessTokens.add(accessToken);
    }

    synchronized void entered(Secret accessToken) {
        storedAccessTokens.add(accessToken);
    }

    synchronized void revoked() {
        revoked = true;
    }

    synchronized void died(Holder holder) {
        calls.stream()
                .filter(call -> call.holder == holder && !call.isCertain())
                .forEach(Call::lose);
    }

    synchronized void stalled(Duration time) {
        calls.forEach(call -> call.stall(time));
    }

    synchronized List<Call> timedOutBy(Instant moment) {
        return calls.stream().filter(call -> call.hasTimedOutBy(moment)).toList();
    }

    synchronized void neverEnds(String what) {
        violations.add(what + " does not end");
    }

    /** Looks at the account between two steps. */
    synchronized void look(Instant now) {
        var grant = record.grant();
        if (grant.refreshToken().isEmpty() || grant.accessToken().isEmpty()) {
            violations.add("a token was blanked");
        }
        boolean valid = grant.accessToken().filter(token -> token.outlives(now)).isPresent();
        if (valid && !record.servesAt(now)) {
            violations.add("an account with a valid access token does not serve");
        }
        record.refusedFor().ifPresent(this::judgeRefusal);
    }

    /** Looks at the account once everything has come to rest and was tried again. */
    synchronized void lookAtTheEnd(RefreshOutcome last, Secret newestRefreshToken) {
        boolean refused = record.refusedFor().isPresent();
        if (!refused && !(last instanceof Refreshed)) {
            violations.add("the account neither answers nor says why: " + last);
        }
        if (!refused && !record.grant().refreshToken().equals(Optional.of(newestRefreshToken))) {
            violations.add("the newest refresh token is not the one that is stored");
        }
    }

    synchronized List<String> violations() {
        return List.copyOf(violations);
    }

    private void judgeResend(Call earlier) {
        if (earlier.isUnderWay()) {
            violations.add("two calls with one token at once");
        } else if (!earlier.isCertain() && record.grant().inDoubtSince().isEmpty()) {
            violations.add("a token was sent again without a record of the doubt");
        }
        if (earlier.isInHand() && rotation != RotationMode.NO_ROTATION) {
            violations.add("what a living holder has in hand was made worthless");
        }
    }

    private void judgeRefusal(AccountReason reason) {
        boolean heldUp = calls.stream().anyMatch(Call::wasHeldUp);
        boolean excused =
                rotation != RotationMode.NO_ROTATION
                        && calls.stream().anyMatch(Call::excusesALogin);
        if (!revoked && !excused) {
            violations.add("a login is asked for that nobody has ended");
        }
        if (!revoked && !heldUp && reason != AccountReason.REFRESH_INTERRUPTED) {
            violations.add("a lost token is called " + reason);
        }
    }

    private void mustBeStored(Secret accessToken) {
        if (!storedAccessTokens.contains(accessToken)) {
            violations.add("an access token was given out before it was stored");
        }
    }
}
