package io.qgateway.pool;

import io.qgateway.accounts.AccountReason;
import io.qgateway.conversation.UpstreamException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/** What a failure says about the account it happened with. */
sealed interface Verdict {

    Duration THROTTLED = Duration.ofSeconds(30);
    Duration HELD = Duration.ofMinutes(30);
    Duration LONGEST_COOL_DOWN = Duration.ofMinutes(10);

    /** Nothing: the request, the model or the network is at fault, or nobody. */
    record Blameless() implements Verdict {}

    /** An error that counts, and no more. */
    record Erred() implements Verdict {}

    /** Its access token is not accepted any more. */
    record TokenRefused() implements Verdict {}

    /** Better asked again only after a while; until then last in order. */
    record Cooling(Instant until) implements Verdict {}

    /** Not to be asked: until then, or if that is absent, until a person acts. */
    record Excluded(AccountReason reason, Optional<Instant> until) implements Verdict {}

    static Verdict of(UpstreamException failure, Instant now) {
        return switch (failure.kind()) {
            case BEARER_INVALID -> new TokenRefused();
            case THROTTLED -> new Cooling(now.plus(coolDown(failure)));
            case ACCOUNT_HELD ->
                    new Excluded(AccountReason.ACCOUNT_HELD, Optional.of(now.plus(HELD)));
            case QUOTA_EXHAUSTED ->
                    new Excluded(AccountReason.QUOTA_EXHAUSTED, Optional.of(nextMonth(now)));
            case SUSPENDED -> new Excluded(AccountReason.ACCOUNT_SUSPENDED, Optional.empty());
            case NOT_ENTITLED -> new Excluded(AccountReason.NOT_ENTITLED, Optional.empty());
            case UNAVAILABLE, TIMEOUT -> new Erred();
            case MODEL_OVERLOADED,
                    MODEL_NOT_FOUND,
                    INVALID_REQUEST,
                    PROMPT_TOO_LONG,
                    CORRUPT,
                    CANCELLED,
                    NO_ACCOUNT ->
                    new Blameless();
        };
    }

    private static Duration coolDown(UpstreamException failure) {
        var asked = failure.retryAfter().orElse(THROTTLED);
        return asked.compareTo(LONGEST_COOL_DOWN) > 0 ? LONGEST_COOL_DOWN : asked;
    }

    /** Monthly limits are counted by calendar month; the exact reset is not told with the error. */
    private static Instant nextMonth(Instant now) {
        return now.atZone(ZoneOffset.UTC)
                .with(TemporalAdjusters.firstDayOfNextMonth())
                .truncatedTo(ChronoUnit.DAYS)
                .toInstant();
    }
}
