package io.qgateway.operator.account;

import io.qgateway.accounts.AccessToken;
import io.qgateway.operator.grant.StoredGrant;
import io.qgateway.operator.qaccount.QAccountSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When tokens are refreshed: at half of their life, give or take a fifth, and ten minutes before
 * they expire at the latest. Which moment it is depends on account and token alone, so that
 * everybody who asks hears the same.
 */
final class RefreshPlan {

    private static final Duration RESERVE = Duration.ofMinutes(10);
    private static final Duration UNKNOWN_LIFE = Duration.ofHours(1);
    private static final double SPREAD = 0.4;
    private static final int STEPS = 1000;

    private RefreshPlan() {}

    /** Absent when no refresh would help. */
    static Optional<Instant> nextAt(QAccountSpec spec, String uid, StoredGrant grant) {
        if (spec.suspend() || grant.credentials().isEmpty() || grant.refusal().isPresent()) {
            return Optional.empty();
        }
        var due = isOpen(spec, grant) ? Instant.EPOCH : middle(grant, uid);
        return Optional.of(later(due, grant.state().notBefore().orElse(Instant.EPOCH)));
    }

    /** Whether a refresh has begun and not ended well, or what was brought is yet to be tried. */
    private static boolean isOpen(QAccountSpec spec, StoredGrant grant) {
        return grant.state().claim().isPresent()
                || grant.state().failures() > 0
                || (spec.auth().secretRef() != null && grant.isUntried());
    }

    private static Instant middle(StoredGrant grant, String uid) {
        return grant.token().map(token -> due(token, uid)).orElse(Instant.EPOCH);
    }

    private static Instant due(AccessToken token, String uid) {
        var obtained = token.obtainedAt();
        var expires = token.expiresAt().orElse(obtained.plus(UNKNOWN_LIFE));
        var life = Duration.between(obtained, expires);
        double share = 0.5 * (1 - SPREAD / 2 + SPREAD * lot(uid, token.generation()));
        var middle = obtained.plusMillis((long) (life.toMillis() * share));
        var latest = expires.minus(RESERVE);
        return latest.isAfter(obtained) && latest.isBefore(middle) ? latest : middle;
    }

    /** From 0 to 1, evenly spread over accounts and generations. */
    private static double lot(String uid, long generation) {
        int hash = (uid + generation).hashCode() * 0x9E3779B1;
        return Math.floorMod(hash ^ (hash >>> 16), STEPS) / (double) STEPS;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
