package io.qgateway.operator.account;

import io.qgateway.operator.qaccount.AccountName;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Gives turns, ten a second, to accounts whose tokens are due, so that they come back instead of
 * waiting: a login must not wait behind ten thousand of them. May be shared by all threads.
 */
final class RefreshPace {

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Map<AccountName, Instant> turns = new HashMap<>();
    private Instant next = Instant.EPOCH;

    /** Whether it is the account's turn, which it then has had; else it is given one. */
    synchronized boolean isTurn(AccountName account, Instant now) {
        var turn = turns.computeIfAbsent(account, _ -> give(now));
        if (turn.isAfter(now)) {
            return false;
        }
        turns.remove(account);
        return true;
    }

    private Instant give(Instant now) {
        var turn = next.isAfter(now) ? next : now;
        next = turn.plus(PAUSE);
        return turn;
    }

    /** When the turn will be that an account waits for. */
    synchronized Optional<Instant> turn(AccountName account) {
        return Optional.ofNullable(turns.get(account));
    }

    synchronized void forget(AccountName account) {
        turns.remove(account);
    }
}
