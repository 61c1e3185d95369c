package io.qgateway.pool;

import io.qgateway.accounts.PooledAccount;
import io.qgateway.amazonq.Credentials;
import java.util.Optional;

/**
 * An enabled account.
 *
 * @param credentials what it can show the upstream right now; absent while it has no token, or is
 *     not to be asked anything
 */
public record Enrolled(PooledAccount account, Optional<Credentials> credentials) {}
