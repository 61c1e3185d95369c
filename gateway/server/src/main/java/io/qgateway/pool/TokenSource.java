package io.qgateway.pool;

import io.qgateway.accounts.AccessToken;
import java.util.Optional;

/** Where the pool gets a new access token when an account has none that will do. */
public interface TokenSource {

    /**
     * Brings a token newer than the one seen; waits for it. Concurrent calls share one refresh.
     *
     * @param seenGeneration the generation of the token that will not do, 0 when there is none
     * @return empty when there is no new token to be had now
     */
    Optional<AccessToken> refresh(String account, long seenGeneration);
}
