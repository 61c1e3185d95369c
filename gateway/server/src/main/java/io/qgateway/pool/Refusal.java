package io.qgateway.pool;

import io.qgateway.accounts.AccountReason;
import io.qgateway.accounts.AccountStatus;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.conversation.UpstreamException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Why no account can serve a request, and how long to wait until one can: the cause that passes
 * first is the one to tell.
 */
final class Refusal {

    private static final Duration PLACE_IS_SOON_FREE = Duration.ofSeconds(1);
    private static final Duration TOKEN_IS_SOON_THERE = Duration.ofSeconds(10);

    private final Lineup lineup;
    private final List<Member> members;
    private final Need need;
    private final Instant now;

    /**
     * @param members also those that can't serve
     */
    Refusal(Lineup lineup, List<Member> members, Need need, Instant now) {
        this.lineup = lineup;
        this.members = members;
        this.need = need;
        this.now = now;
    }

    /** All that could serve have as many requests under way as they may. */
    static UpstreamException full() {
        return new UpstreamException(
                Kind.THROTTLED,
                "Every account has as many requests under way as it may; send the request again",
                PLACE_IS_SOON_FREE);
    }

    UpstreamException because() {
        var usable =
                lineup.candidates().all().stream().filter(member -> member.isUsable(now)).toList();
        var capable = usable.stream().filter(member -> member.has(need.model(), now)).toList();
        if (capable.stream().anyMatch(member -> member.isThrottled(now))) {
            return throttled(
                    capable.stream()
                            .filter(member -> member.isThrottled(now))
                            .map(Member::dueAt)
                            .min(Instant::compareTo)
                            .orElseThrow());
        }
        if (!capable.isEmpty()) {
            return withoutToken();
        }
        return usable.isEmpty()
                ? lineup.firstBack().map(this::absent).orElseGet(this::unusable)
                : firstBackWithModel().map(this::absent).orElseGet(this::withoutModel);
    }

    /** Those that are there lack the model; this one would have it. */
    private Optional<AccountStatus> firstBackWithModel() {
        return members.stream()
                .filter(member -> member.isEnrolled() && member.has(need.model(), now))
                .map(member -> member.standing(now))
                .filter(standing -> standing.until().isPresent())
                .min(Comparator.comparing(standing -> standing.until().orElseThrow()));
    }

    private UpstreamException throttled(Instant due) {
        return new UpstreamException(
                Kind.THROTTLED,
                "Every account is being throttled by Amazon Q; send the request again later",
                Duration.between(now, due));
    }

    private UpstreamException absent(AccountStatus status) {
        var end = status.until().orElseThrow();
        var wait = Duration.between(now, end);
        var back = end.truncatedTo(ChronoUnit.SECONDS);
        return status.reason() == AccountReason.QUOTA_EXHAUSTED
                ? new UpstreamException(
                        Kind.QUOTA_EXHAUSTED,
                        "Every account has used up its quota; the first one has a new one at "
                                + back,
                        wait)
                : new UpstreamException(
                        Kind.ACCOUNT_HELD,
                        "Every account is limited by Amazon Q for a while; the first one is back at "
                                + back,
                        wait);
    }

    private UpstreamException withoutModel() {
        return new UpstreamException(
                Kind.MODEL_NOT_FOUND,
                "No account has this model; choose another one, GET /v1/models lists some");
    }

    private static UpstreamException withoutToken() {
        return new UpstreamException(
                Kind.BEARER_INVALID,
                "No account has an access token right now; send the request again later",
                TOKEN_IS_SOON_THERE);
    }

    private UpstreamException unusable() {
        if (lineup.anyEnabled()) {
            return new UpstreamException(
                    Kind.BEARER_INVALID,
                    "No account is logged in; GET /v2/accounts shows what each waits for");
        }
        return new UpstreamException(
                Kind.NO_ACCOUNT,
                "No enabled account is available: add one with POST /v2/accounts, or see with GET"
                        + " /v2/accounts why none is enabled");
    }
}
