package io.qgateway.simulator;

/**
 * What happened, of one account or of all.
 *
 * @param requests requests for an answer with a valid token
 * @param listings requests for the list of models with a valid token
 * @param usageReads requests for how much of the quota is used, with a valid token
 * @param rejected those that broke a rule of the service
 * @param openStreams answers that are being given right now
 * @param answeredCalls streams that were played to a whole end
 * @param brokenCalls streams that ended badly, as scripted
 * @param abandonedCalls calls whose client left before the end
 * @param invalidBearers requests with a token that is unknown, expired or revoked; these belong to
 *     no account
 */
public record Counters(
        long requests,
        long listings,
        long usageReads,
        long rejected,
        long openStreams,
        long answeredCalls,
        long brokenCalls,
        long abandonedCalls,
        long invalidBearers,
        long logins,
        long refreshes,
        long refreshTokenReuses,
        long familyRevocations) {}
