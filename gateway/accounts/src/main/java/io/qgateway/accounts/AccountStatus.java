package io.qgateway.accounts;

import java.time.Instant;
import java.util.Optional;

/**
 * How an account stands.
 *
 * @param until when this ends by itself; absent if it doesn't
 */
public record AccountStatus(AccountReason reason, Optional<Instant> until) {

    public static AccountStatus of(AccountReason reason) {
        return new AccountStatus(reason, Optional.empty());
    }

    public AccountState state() {
        return reason.state();
    }

    /** What is left of this at the given moment: itself, or ready once its time is over. */
    public AccountStatus at(Instant moment) {
        boolean over = until.filter(end -> !moment.isBefore(end)).isPresent();
        return over ? of(AccountReason.READY) : this;
    }
}
