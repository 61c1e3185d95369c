package io.qgateway.accounts;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An account whose intent and login live elsewhere, as gateways are to see it.
 *
 * @param id for as long as the resource lives
 * @param intent what somebody wants of it
 * @param login what it has to log in with
 */
public record ManagedAccount(String id, Intent intent, Login login) {

    /**
     * @param origin {@code qaccount:<namespace>/<name>}
     * @param generation of the resource; an older one gives way to a newer
     */
    public record Intent(
            String origin,
            long generation,
            Optional<String> label,
            boolean enabled,
            String region,
            Optional<String> profileArn,
            int weight,
            OptionalInt maxConcurrency) {

        public Intent {
            Region.require(region);
        }
    }

    /**
     * Without refresh token and client secret, which stay where they are.
     *
     * @param generation counts the credentials; an older one gives way to a newer
     * @param since the generation in which a person last logged in
     * @param failures attempts in a row without a new token
     */
    public record Login(
            Optional<AccessToken> token,
            long generation,
            long since,
            Optional<Instant> registrationExpiresAt,
            Optional<Instant> inDoubtSince,
            int failures) {

        /** No finer than the table keeps times. */
        public Login {
            token =
                    token.map(it ->
                            new AccessToken(
                                    it.value(),
                                    inMillis(it.obtainedAt()),
                                    it.expiresAt().map(Login::inMillis),
                                    it.generation()));
            registrationExpiresAt = registrationExpiresAt.map(Login::inMillis);
            inDoubtSince = inDoubtSince.map(Login::inMillis);
        }

        private static Instant inMillis(Instant time) {
            return time.truncatedTo(ChronoUnit.MILLIS);
        }
    }
}
