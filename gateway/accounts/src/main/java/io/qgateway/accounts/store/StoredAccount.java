package io.qgateway.accounts.store;

import io.qgateway.accounts.Account;
import java.time.Instant;

/** An account's row beside what stands against it: the two halves of the picture. */
record StoredAccount(AccountRow row, StandingRow standing) {

    Account seen(Instant now) {
        return row.seen(standing, now);
    }
}
