package io.qgateway.accounts;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a gateway has learned about an account. It ends with its time, with the next epoch, and, if
 * it is about the credentials, with their generation.
 *
 * @param epoch the account's epoch when this was found
 * @param generation present if this is about the credentials of that generation
 */
public record Finding(
        String accountId,
        AccountReason reason,
        long epoch,
        OptionalLong generation,
        Optional<Instant> until) {}
