package io.qgateway.accounts.store;

import io.qgateway.accounts.AccountReason;
import io.qgateway.accounts.AccountState;
import io.qgateway.accounts.AccountStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * What bears on an account's status: a person's will, then what was found, then a refresh that went
 * unanswered.
 */
record Standing(boolean enabledByPerson, AccountStatus found, boolean inDoubt) {

    /** The states that make the API's {@code enabled} false, for SQL. */
    static final List<String> DISABLING =
            Arrays.stream(AccountState.values())
                    .filter(AccountState::disabling)
                    .map(AccountState::wireName)
                    .toList();

    boolean enabled() {
        return enabledByPerson && !found.state().disabling();
    }

    AccountStatus statusAt(Instant now) {
        if (!enabledByPerson) {
            return AccountStatus.of(AccountReason.DISABLED);
        }
        var standing = found.at(now);
        return standing.reason() == AccountReason.READY && inDoubt
                ? AccountStatus.of(AccountReason.REFRESH_IN_DOUBT)
                : standing;
    }
}
