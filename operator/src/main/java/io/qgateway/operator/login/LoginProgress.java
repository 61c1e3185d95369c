package io.qgateway.operator.login;

import io.qgateway.operator.grant.StoredGrant;
import java.time.Instant;
import java.util.Optional;

/**
 * What a look at an account's login has come to.
 *
 * @param nextLook when to look again, if somebody has to approve something
 * @param trouble what is in the way of a code, in a sentence
 */
public record LoginProgress(
        StoredGrant grant, Optional<Instant> nextLook, Optional<String> trouble) {

    public static LoginProgress done(StoredGrant grant) {
        return new LoginProgress(grant, Optional.empty(), Optional.empty());
    }

    static LoginProgress waiting(StoredGrant grant, Instant nextLook) {
        return new LoginProgress(grant, Optional.of(nextLook), Optional.empty());
    }

    static LoginProgress inTrouble(StoredGrant grant, Instant nextLook, String trouble) {
        return new LoginProgress(grant, Optional.of(nextLook), Optional.of(trouble));
    }
}
