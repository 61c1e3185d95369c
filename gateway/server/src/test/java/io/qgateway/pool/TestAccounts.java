package io.qgateway.pool;

import io.qgateway.accounts.AccessToken;
import io.qgateway.accounts.AccountReason;
import io.qgateway.accounts.AccountStatus;
import io.qgateway.accounts.PooledAccount;
import io.qgateway.accounts.Secret;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** Accounts as the database would give them to the pool. */
public final class TestAccounts {

    private TestAccounts() {}

    /** An enabled account with the access token {@code token-<id>} of generation 1. */
    public static PooledAccount account(String id) {
        return account(id, true, Optional.of(token(id, 1)), AccountReason.READY);
    }

    /** The same account after a person has enabled it again. */
    public static PooledAccount enabledAnew(String id) {
        return account(id, true, Optional.of(token(id, 1)), AccountReason.READY, 1);
    }

    public static PooledAccount withoutToken(String id) {
        return account(id, true, Optional.empty(), AccountReason.READY);
    }

    public static PooledAccount disabled(String id) {
        return account(id, false, Optional.of(token(id, 1)), AccountReason.DISABLED);
    }

    public static AccessToken token(String id, long generation) {
        return new AccessToken(
                new Secret("token-" + id + "-" + generation),
                Instant.EPOCH,
                Optional.of(Instant.MAX),
                generation);
    }

    private static PooledAccount account(
            String id, boolean enabled, Optional<AccessToken> token, AccountReason reason) {
        return account(id, enabled, token, reason, 0);
    }

    private static PooledAccount account(
            String id,
            boolean enabled,
            Optional<AccessToken> token,
            AccountReason reason,
            long epoch) {
        return new PooledAccount(
                id,
                Optional.of(id),
                "us-east-1",
                Optional.empty(),
                enabled,
                Instant.EPOCH,
                token,
                token.map(AccessToken::generation).orElse(0L),
                true,
                "database",
                100,
                OptionalInt.empty(),
                epoch,
                AccountStatus.of(reason),
                0);
    }
}
