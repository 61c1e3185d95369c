package io.qgateway.pool;

import io.qgateway.accounts.AccountReason;
import io.qgateway.accounts.AccountStatus;
import io.qgateway.conversation.UpstreamException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/** What a failure says about the account it happened with. */
sealed interface Verdict {

    Duration HELD = Duration.ofMinutes(30);

    /** Less than this is no reset of a quota but a habit of some proxy. */
    Duration SHORTEST_QUOTA = Duration.ofMinutes(1);

    /** Nothing: the request, the model or the network is at fault, or nobody. */
    record Blameless() implements Verdict {}

    /** It does not have the model, and is as good as ever for others. */
    record LacksModel() implements Verdict {}

    /** An error that counts, and no more. */
    record Erred() implements Verdict {}

    /** Its access token is not accepted any more. */
    record TokenRefused() implements Verdict {}

    /** Better asked again only after a while, which the upstream may have told. */
    record Throttled(Optional<Duration> asked) implements Verdict {}

    /** Not to be asked until the status ends. */
    record Excluded(AccountStatus status) implements Verdict {}

    static Verdict of(UpstreamException failure, Instant now) {
        return switch (failure.kind()) {
            case BEARER_INVALID -> new TokenRefused();
            case THROTTLED -> new Throttled(failure.retryAfter());
            case ACCOUNT_HELD -> until(AccountReason.ACCOUNT_HELD, now.plus(HELD));
            case QUOTA_EXHAUSTED -> until(AccountReason.QUOTA_EXHAUSTED, reset(failure, now));
            case SUSPENDED -> new Excluded(AccountStatus.of(AccountReason.ACCOUNT_SUSPENDED));
            case NOT_ENTITLED -> new Excluded(AccountStatus.of(AccountReason.NOT_ENTITLED));
            case UNAVAILABLE, TIMEOUT -> new Erred();
            case MODEL_NOT_FOUND -> new LacksModel();
            case MODEL_OVERLOADED,
                    INVALID_REQUEST,
                    PROMPT_TOO_LONG,
                    CORRUPT,
                    CANCELLED,
                    NO_ACCOUNT ->
                    new Blameless();
        };
    }

    private static Excluded until(AccountReason reason, Instant end) {
        return new Excluded(new AccountStatus(reason, Optional.of(end)));
    }

    /** No limit is counted for longer than the calendar month, whatever the upstream tells. */
    private static Instant reset(UpstreamException failure, Instant now) {
        var monthEnds = nextMonth(now);
        return failure.retryAfter()
                .filter(wait -> wait.compareTo(SHORTEST_QUOTA) > 0)
                .map(now::plus)
                .filter(monthEnds::isAfter)
                .orElse(monthEnds);
    }

    private static Instant nextMonth(Instant now) {
        return now.atZone(ZoneOffset.UTC)
                .with(TemporalAdjusters.firstDayOfNextMonth())
                .truncatedTo(ChronoUnit.DAYS)
                .toInstant();
    }
}
