package io.qgateway.accounts.refresh;

import io.qgateway.accounts.Secret;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One use of a refresh token, and what is known about it to somebody who sees everything. */
final class Call {

    /** As long as the HTTP client waits. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    final Holder holder;
    final Secret token;
    private final Instant sentAt;
    private @Nullable Secret accessToken;
    private @Nullable Secret refreshToken;
    private Duration stalled = Duration.ZERO;
    private boolean ended;
    private boolean certain;
    private boolean lost;

    Call(Holder holder, Secret token, Instant sentAt) {
        this.holder = holder;
        this.token = token;
        this.sentAt = sentAt;
    }

    /** The identity provider has carried it out, and the token may be spent. */
    void grant(Secret access, Secret refresh) {
        accessToken = access;
        refreshToken = refresh;
    }

    void end() {
        ended = true;
    }

    /** Nobody will have what it brought, if it brought anything. */
    void lose() {
        ended = true;
        lost = true;
    }

    /** Everybody may know what became of it: it was refused, or what it brought is stored. */
    void settle() {
        ended = true;
        certain = true;
    }

    /** Its holder has not moved for a time. */
    void stall(Duration time) {
        if (!certain && !lost) {
            stalled = stalled.plus(time);
        }
    }

    boolean isUnderWay() {
        return !ended;
    }

    boolean hasTimedOutBy(Instant moment) {
        return !ended && !moment.isBefore(sentAt.plus(LONGEST));
    }

    boolean isCertain() {
        return certain;
    }

    /** Whether a person's login is the price that had to be paid for what happened to it. */
    boolean excusesALogin() {
        return wasGranted() && (wasHeldUp() || (lost && !certain));
    }

    /** Its holder was held up for longer than anybody waits for it. */
    boolean wasHeldUp() {
        return stalled.compareTo(RefreshTimings.usual().handover()) >= 0;
    }

    /** Whether its holder has new tokens in hand, and will store them any moment. */
    boolean isInHand() {
        return wasGranted() && !certain && !lost && !wasHeldUp();
    }

    boolean wasGranted() {
        return refreshToken != null;
    }

    boolean brought(NewTokens tokens) {
        return tokens.accessToken().equals(accessToken)
                && tokens.refreshToken().equals(refreshToken);
    }
}
