package io.qgateway.standalone;

import io.qgateway.amazonq.KnownModel;
import io.qgateway.catalogue.CatalogueFeed;
import io.qgateway.console.AccountDirectory;
import io.qgateway.console.AccountView;
import io.qgateway.console.ManagedElsewhere;
import io.qgateway.console.NoSuchAccount;
import io.qgateway.console.RefreshResult;
import io.qgateway.console.Trial;
import io.qgateway.console.TrialResult;
import io.qgateway.conversation.Conversation;
import io.qgateway.conversation.Text;
import io.qgateway.conversation.Turn;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.conversation.UpstreamException.Kind;
import io.qgateway.metrics.RequestTrace;
import io.qgateway.pool.PoolFeed;
import io.qgateway.relay.Question;
import io.qgateway.relay.Relay;
import io.qgateway.tokens.TokenCounter;
import io.qgateway.tokens.UsageMeter;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Says hello through an account. What that shows counts for the account as any request does; the
 * first event of an answer is enough. May be shared by all threads.
 */
final class AccountTrial implements Trial {

    /** What q2api's users read in {@code other.failedReason}. */
    static final String ACCESS_DENIED = "AccessDenied";

    /** The gateway stops, so nothing is known. */
    static final String CANCELLED = "Cancelled";

    private static final String ANY_MODEL = KnownModel.ALL.getFirst().id();

    private final AccountDirectory directory;
    private final PoolFeed feed;
    private final Relay relay;
    private final CatalogueFeed catalogue;
    private final TokenCounter counter;
    private final InstantSource clock;

    AccountTrial(
            AccountDirectory directory,
            PoolFeed feed,
            Relay relay,
            CatalogueFeed catalogue,
            TokenCounter counter,
            InstantSource clock) {
        this.directory = directory;
        this.feed = feed;
        this.relay = relay;
        this.catalogue = catalogue;
        this.counter = counter;
        this.clock = clock;
    }

    @Override
    public TrialResult test(String id) {
        return directory
                .find(id)
                .<TrialResult>map(account -> test(id, needsToken(account)))
                .orElseGet(NoSuchAccount::new);
    }

    /** The same with a new token, whatever the account has. */
    TrialResult testWithNewToken(String id) {
        return test(id, true);
    }

    /** Of a token that was entered by hand nobody knows when it expires; it is tried. */
    private boolean needsToken(AccountView account) {
        var expired = account.expiresAt().filter(end -> !clock.instant().isBefore(end)).isPresent();
        return !account.secretsHeld().accessToken() || expired;
    }

    private TrialResult test(String id, boolean refresh) {
        var start = System.nanoTime();
        return refresh ? refreshAndAsk(id, start) : ask(id, start);
    }

    private TrialResult refreshAndAsk(String id, long start) {
        return switch (directory.refresh(id)) {
            // Who manages an account refreshes it; the token that is there can be tried.
            case RefreshResult.Refreshed _, ManagedElsewhere _ -> ask(id, start);
            case RefreshResult.CannotRefresh(var missing) ->
                    failed("CredentialsMissing", "It has no " + String.join(", ", missing), start);
            case RefreshResult.RefreshFailed(var reason) -> refreshFailed(reason, start);
            case NoSuchAccount gone -> gone;
        };
    }

    private static TrialResult refreshFailed(String reason, long start) {
        if (Thread.currentThread().isInterrupted()) {
            return failed(CANCELLED, reason, start);
        }
        var denied = reason.contains(ACCESS_DENIED) || reason.contains("403");
        return failed(
                denied ? ACCESS_DENIED : "RefreshFailed", "Token refresh failed: " + reason, start);
    }

    /** Not every account has the same models; one that lacks the usual one may have others. */
    private TrialResult ask(String id, long start) {
        feed.follow(); // It may be so new that the pool hasn't heard of it.
        var model = catalogue.preferredModel(id).orElse(ANY_MODEL);
        var result = ask(id, model, start);
        return isWithoutModel(result)
                ? catalogue
                        .lookedUpModel(id)
                        .filter(other -> !other.equals(model))
                        .map(other -> ask(id, other, start))
                        .orElse(result)
                : result;
    }

    private static boolean isWithoutModel(TrialResult result) {
        return result instanceof TrialResult.Failed failed
                && failed.reason().equals(word(Kind.MODEL_NOT_FOUND));
    }

    private TrialResult ask(String id, String model, long start) {
        var answer = new HeardAnswer();
        var hello = hello(model);
        try {
            var question = new Question(hello, new UsageMeter(counter, hello), Optional.of(id));
            relay.answer(question, answer, trace(model, start));
        } catch (IOException nobodyLeft) {
            return failed(CANCELLED, String.valueOf(nobodyLeft.getMessage()), start);
        }
        if (answer.begunAt().isPresent()) {
            return new TrialResult.Passed(
                    model,
                    answer.text(),
                    Duration.ofNanos(answer.begunAt().getAsLong() - start),
                    since(start));
        }
        return answer.failure()
                .map(failure -> failed(word(failure.kind()), message(failure), start))
                .orElseGet(() -> failed(word(Kind.CORRUPT), "There was no answer", start));
    }

    private static Conversation hello(String model) {
        return new Conversation(
                model, "", List.of(new Turn.User(List.of(new Text("hello")))), List.of());
    }

    private static RequestTrace trace(String model, long start) {
        var trace = new RequestTrace(UUID.randomUUID().toString(), RequestTrace.Api.OPENAI, start);
        trace.asked(model, false);
        return trace;
    }

    private static String message(UpstreamException failure) {
        return String.valueOf(failure.getMessage());
    }

    /** A kind as one word; what the upstream forbids has the seed's. */
    private static String word(Kind kind) {
        return switch (kind) {
            case SUSPENDED, NOT_ENTITLED -> ACCESS_DENIED;
            case CANCELLED -> CANCELLED;
            case BEARER_INVALID,
                    THROTTLED,
                    ACCOUNT_HELD,
                    QUOTA_EXHAUSTED,
                    MODEL_OVERLOADED,
                    MODEL_NOT_FOUND,
                    INVALID_REQUEST,
                    PROMPT_TOO_LONG,
                    UNAVAILABLE,
                    TIMEOUT,
                    CORRUPT,
                    NO_ACCOUNT ->
                    Arrays.stream(kind.name().split("_"))
                            .map(part ->
                                    part.charAt(0) + part.substring(1).toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining());
        };
    }

    private static TrialResult failed(String reason, String detail, long start) {
        return new TrialResult.Failed(reason, detail, since(start));
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
