package io.qgateway.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.qgateway.accounts.refresh.RefreshOutcome;
import io.qgateway.amazonq.Credentials;
import io.qgateway.amazonq.FakeAmazonQ;
import io.qgateway.conversation.Conversation;
import io.qgateway.conversation.ReplyEvent;
import io.qgateway.conversation.ReplyEvent.Finished;
import io.qgateway.conversation.ReplyEvent.TextDelta;
import io.qgateway.conversation.StopReason;
import io.qgateway.conversation.Text;
import io.qgateway.conversation.Turn;
import io.qgateway.conversation.UpstreamException.Kind;
import io.qgateway.metrics.GatewayMetrics;
import io.qgateway.metrics.RequestTrace;
import io.qgateway.pool.AccountPool;
import io.qgateway.pool.HealthLedger;
import io.qgateway.pool.PoolLimits;
import io.qgateway.pool.PoolOrder;
import io.qgateway.pool.RecordingHealth;
import io.qgateway.pool.TestAccounts;
import io.qgateway.tokens.TokenCounter;
import io.qgateway.tokens.UsageMeter;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RelayTest {

    private static final Conversation CONVERSATION =
            new Conversation(
                    "claude-sonnet-4.5",
                    "",
                    List.of(new Turn.User(List.of(new Text("hello")))),
                    List.of());
    private static final ReplyEvent TEXT = new TextDelta("hi");
    private static final ReplyEvent END = new Finished(StopReason.END_TURN);

    private final FakeAmazonQ amazonQ = new FakeAmazonQ();
    private RecordingSink sink = RecordingSink.streamed();
    private final HealthLedger ledger = new HealthLedger(new RecordingHealth());
    private final RequestTrace trace =
            new RequestTrace("req_1", RequestTrace.Api.OPENAI, System.nanoTime());
    private Watch watch = new Watch(limits(Duration.ofMinutes(1), Duration.ofMinutes(1)));

    @AfterEach
    void close() {
        watch.close();
        ledger.close();
    }

    @Test
    void flushesBeforeItWaitsAndNotBetweenEventsAtHand() throws Exception {
        amazonQ.answers(TEXT, TEXT, END);

        answer("a");

        assertThat(sink.log()).containsExactly("TextDelta", "TextDelta", "Finished", "flush");
        assertThat(trace.stopReason()).contains(StopReason.END_TURN);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {
                "THROTTLED",
                "ACCOUNT_HELD",
                "QUOTA_EXHAUSTED",
                "SUSPENDED",
                "NOT_ENTITLED",
                "MODEL_NOT_FOUND",
                "UNAVAILABLE",
                "CORRUPT"
            })
    void triesAnotherAccountBeforeTheFirstEvent(Kind kind) throws Exception {
        amazonQ.fails(kind).answers(TEXT, END);

        answer("a", "b");

        assertThat(sink.log()).containsExactly("TextDelta", "Finished", "flush");
        assertThat(amazonQ.calls()).extracting(Credentials::accessToken).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"INVALID_REQUEST", "PROMPT_TOO_LONG"})
    void doesNotBurnThroughThePoolForWhatAnotherAccountCantMend(Kind kind) throws Exception {
        amazonQ.fails(kind);

        answer("a", "b");

        assertThat(sink.log()).containsExactly("fail " + kind);
        assertThat(amazonQ.calls()).hasSize(1);
    }

    @Test
    void givesUpAfterThreeAttempts() throws Exception {
        amazonQ.fails(Kind.UNAVAILABLE).fails(Kind.UNAVAILABLE).fails(Kind.UNAVAILABLE);

        answer("a", "b", "c", "d");

        assertThat(sink.log()).containsExactly("fail UNAVAILABLE");
        assertThat(amazonQ.calls()).hasSize(3);
    }

    @Test
    void aRefusedTokenIsRefreshedAndTheAccountTriedAgain() throws Exception {
        amazonQ.fails(Kind.BEARER_INVALID).answers(TEXT, END);

        answer("a");

        assertThat(sink.log()).containsExactly("TextDelta", "Finished", "flush");
        assertThat(amazonQ.calls())
                .extracting(credentials -> credentials.accessToken().value())
                .containsExactly("token-a-1", "token-a-2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a b"})
    void aTornAnswerOfWhichTheClientHasSeenNothingIsAskedForAgain(String accounts)
            throws Exception {
        amazonQ.failsAtOnce(Kind.CORRUPT, TEXT, TEXT).answers(TEXT, END);

        answer(accounts.split(" "));

        assertThat(sink.log()).containsExactly("TextDelta", "Finished", "flush");
        assertThat(amazonQ.calls()).hasSize(2);
    }

    @Test
    void aWholeAnswerIsSeenWhenItIsWholeAndMayBeTornBefore() throws Exception {
        sink = RecordingSink.whole();
        amazonQ.fails(Kind.CORRUPT, TEXT, TEXT).answers(TEXT, END);
        var meter = meter();

        relay("a").answer(new Question(CONVERSATION, meter), sink, trace);

        assertThat(sink.log()).containsExactly("TextDelta", "Finished", "flush");
        assertThat(meter.usage().output()).isEqualTo(new TokenCounter().count("hi"));
    }

    @Test
    void aTornAnswerIsAskedForNoMoreThanTwiceAgain() throws Exception {
        sink = RecordingSink.whole();
        amazonQ.fails(Kind.CORRUPT, TEXT).fails(Kind.CORRUPT, TEXT).fails(Kind.CORRUPT, TEXT);

        answer("a");

        assertThat(sink.log()).endsWith("fail CORRUPT");
        assertThat(amazonQ.calls()).hasSize(3);
    }

    @Test
    void aFailureAfterTheFirstEventWasSentIsNeverRetried() throws Exception {
        amazonQ.fails(Kind.UNAVAILABLE, TEXT).answers(TEXT, END);

        answer("a", "b");

        assertThat(sink.log()).containsExactly("TextDelta", "flush", "fail UNAVAILABLE");
        assertThat(trace.failure()).contains(Kind.UNAVAILABLE);
    }

    @Test
    void anAccountThatIsNamedIsTheOnlyOneAsked() throws Exception {
        amazonQ.fails(Kind.THROTTLED).answers(TEXT, END);

        answerOn("b", "a", "b");

        assertThat(sink.log()).containsExactly("fail THROTTLED");
        assertThat(amazonQ.calls())
                .extracting(credentials -> credentials.accessToken().value())
                .containsExactly("token-b-1");
    }

    @Test
    void anAccountThatIsNamedMayHaveItsTokenRefreshed() throws Exception {
        amazonQ.fails(Kind.BEARER_INVALID).answers(TEXT, END);

        answerOn("b", "a", "b");

        assertThat(sink.log()).containsExactly("TextDelta", "Finished", "flush");
        assertThat(amazonQ.calls())
                .extracting(credentials -> credentials.accessToken().value())
                .containsExactly("token-b-1", "token-b-2");
    }

    @Test
    void withoutAnAccountTheClientIsToldSo() throws Exception {
        answer();

        assertThat(sink.log()).containsExactly("fail NO_ACCOUNT");
    }

    @Test
    void anAnswerThatDoesNotBeginInTimeIsCancelled() throws Exception {
        restartWatch(limits(Duration.ofMillis(50), Duration.ofMinutes(1)));
        amazonQ.staysSilentAfter();

        answer("a");

        assertThat(sink.log()).containsExactly("fail TIMEOUT");
    }

    @Test
    void anAnswerThatFallsSilentIsCancelled() throws Exception {
        restartWatch(limits(Duration.ofMinutes(1), Duration.ofMillis(50)));
        amazonQ.staysSilentAfter(TEXT);

        answer("a");

        assertThat(sink.log()).containsExactly("TextDelta", "flush", "fail TIMEOUT");
    }

    @Test
    void aWaitingClientIsPingedAndItsLeavingCancelsTheAnswer() throws Exception {
        restartWatch(
                new RelayLimits(
                        Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMillis(20)));
        amazonQ.staysSilentAfter();
        var answering =
                CompletableFuture.runAsync(() ->
                        assertThatThrownBy(() -> answer("a")).isInstanceOf(IOException.class));

        await().until(() -> sink.log().contains("ping"));
        sink.leave();
        answering.get();

        assertThat(trace.failure()).isEmpty();
        assertThat(watch.openRequests()).isZero();
    }

    @Test
    void stoppingTellsWhoeverIsStillWaiting() throws Exception {
        amazonQ.staysSilentAfter(TEXT);
        var answering =
                CompletableFuture.runAsync(() -> {
                    try {
                        answer("a");
                    } catch (IOException impossible) {
                        throw new AssertionError(impossible);
                    }
                });
        await().until(() -> sink.log().contains("flush"));

        watch.cancelAll();
        answering.get();

        assertThat(sink.log()).endsWith("fail CANCELLED");
    }

    private void answer(String... accounts) throws IOException {
        relay(accounts).answer(new Question(CONVERSATION, meter()), sink, trace);
    }

    private void answerOn(String account, String... accounts) throws IOException {
        var question = new Question(CONVERSATION, meter(), Optional.of(account));
        relay(accounts).answer(question, sink, trace);
    }

    private Relay relay(String... accounts) {
        var pool =
                new AccountPool(
                        (account, generation) ->
                                new RefreshOutcome.Refreshed(
                                        TestAccounts.token(account, generation + 1)),
                        (_, _) -> {},
                        ledger,
                        PoolOrder.none(),
                        PoolLimits.usual(),
                        java.time.InstantSource.system(),
                        new Random(1));
        pool.replaceAll(List.of(accounts).stream().map(TestAccounts::account).toList());
        var metrics = new GatewayMetrics(new SimpleMeterRegistry(), "test");
        return new Relay(pool, amazonQ, watch, metrics);
    }

    private static UsageMeter meter() {
        return new UsageMeter(new TokenCounter(), CONVERSATION);
    }

    private void restartWatch(RelayLimits limits) {
        watch.close();
        watch = new Watch(limits);
    }

    private static RelayLimits limits(Duration firstEvent, Duration idle) {
        return new RelayLimits(firstEvent, idle, Duration.ofMinutes(1));
    }
}
