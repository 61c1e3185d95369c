package io.qgateway.relay;

import io.qgateway.amazonq.AmazonQ;
import io.qgateway.amazonq.eventstream.MalformedFrameException;
import io.qgateway.conversation.Conversation;
import io.qgateway.conversation.ReplyEvent;
import io.qgateway.conversation.ReplySink;
import io.qgateway.conversation.ReplyStream;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.conversation.UpstreamException.Kind;
import io.qgateway.metrics.GatewayMetrics;
import io.qgateway.metrics.RequestTrace;
import io.qgateway.pool.AccountPool;
import io.qgateway.pool.Lease;
import io.qgateway.pool.Need;
import io.qgateway.pool.Outcome;
import io.qgateway.tailoring.Tailor;
import io.qgateway.tokens.UsageMeter;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Answers conversations. A request is tried once more only as long as its client has been sent
 * nothing, and only for causes that another account or another attempt could mend; afterwards a
 * failure ends the response as broken. May be shared by all threads.
 */
public final class Relay {

    private final AccountPool pool;
    private final AmazonQ amazonQ;
    private final Watch watch;
    private final GatewayMetrics metrics;
    private final boolean handsOver;
    private final RetryBudget budget = new RetryBudget();
    private final ModelBackoff backoff =
            new ModelBackoff(System::nanoTime, RandomGenerator.getDefault());

    /** One whose failures are all told to the client. */
    public Relay(AccountPool pool, AmazonQ amazonQ, Watch watch, GatewayMetrics metrics) {
        this(pool, amazonQ, watch, metrics, false);
    }

    /**
     * @param handsOver whether a request that the pool can't serve is left to somebody else
     */
    public Relay(
            AccountPool pool,
            AmazonQ amazonQ,
            Watch watch,
            GatewayMetrics metrics,
            boolean handsOver) {
        this.pool = pool;
        this.amazonQ = amazonQ;
        this.watch = watch;
        this.metrics = metrics;
        this.handsOver = handsOver;
    }

    /**
     * Has a question answered and writes answer or failure to the sink. Returns when the response
     * is complete.
     *
     * @throws UnservedException when the pool can't, and the request is to be handed over
     * @throws IOException when the client left or the response had to be cut off
     */
    public void answer(Question question, ReplySink sink, RequestTrace trace) throws IOException {
        try (var watched = watch.over(sink, trace::clientGone);
                var _ = metrics.open(trace)) {
            try {
                new Request(question, sink, watched, trace).run();
            } catch (UpstreamException failure) {
                var departure = watched.departure();
                if (departure != null) {
                    throw departure;
                }
                trace.failed(failure.kind());
                fail(ComeBack.after(failure), question.account(), sink);
            }
        }
    }

    private void fail(UpstreamException failure, Optional<String> account, ReplySink sink)
            throws IOException {
        if (handsOver
                && account.isEmpty()
                && !sink.committed()
                && UnservedException.describes(failure.kind())) {
            throw new UnservedException(failure, sink);
        }
        sink.fail(failure);
    }

    /** One request on its way, and which accounts it has tried. */
    private final class Request {

        private final Conversation conversation;
        private final UsageMeter meter;
        private final Optional<String> account;
        private final ReplySink sink;
        private final Watched watched;
        private final RequestTrace trace;
        private final Attempts attempts;
        private Need need;

        Request(Question question, ReplySink sink, Watched watched, RequestTrace trace) {
            this.conversation = question.conversation();
            this.meter = question.meter();
            this.account = question.account();
            this.sink = sink;
            this.watched = watched;
            this.trace = trace;
            this.attempts = new Attempts(budget, backoff, conversation.model());
            this.need = Need.of(conversation.model());
        }

        void run() throws UpstreamException, IOException {
            var lease = account.isPresent() ? pool.leaseOf(need, account.get()) : pool.lease(need);
            while (true) {
                try {
                    attemptWith(lease);
                    return;
                } catch (UpstreamException failure) {
                    lease = next(lease, failure);
                }
            }
        }

        /** Another lease, when another attempt can help and has an account; else the failure. */
        private Lease next(Lease lease, UpstreamException failure) throws UpstreamException {
            if (sink.committed()) {
                throw failure;
            }
            var pause = attempts.another(failure.kind());
            if (pause.isEmpty() || !watched.hasTimeFor(pause.get())) {
                throw told(failure);
            }
            watched.pause(pause.get());
            if (!sink.startAgain()) {
                throw failure;
            }
            meter.startAgain();
            if (account.isPresent()) {
                return again(account.get(), failure);
            }
            if (failure.kind() != Kind.MODEL_OVERLOADED) {
                need = need.after(lease, failure.kind());
            }
            var another = another(lease, failure);
            metrics.retried(failure.kind());
            return another;
        }

        /** A torn answer says nothing of its account, which is better than none. */
        private Lease another(Lease lease, UpstreamException failure) throws UpstreamException {
            try {
                return pool.another(need, failure);
            } catch (UpstreamException none) {
                if (failure.kind() != Kind.CORRUPT) {
                    throw none;
                }
                need = need.again(lease);
                return pool.another(need, failure);
            }
        }

        /** On the one account that is wanted, a new token is all that can help, and once. */
        private Lease again(String wanted, UpstreamException failure) throws UpstreamException {
            if (failure.kind() != Kind.BEARER_INVALID || trace.attempts() > 1) {
                throw failure;
            }
            metrics.retried(failure.kind());
            return pool.leaseOf(need, wanted);
        }

        /** The failure as it is told to the client: only here is known when a model is due. */
        private UpstreamException told(UpstreamException failure) {
            return failure.kind() == Kind.MODEL_OVERLOADED && failure.retryAfter().isEmpty()
                    ? failure.withRetryAfter(backoff.left(conversation.model()))
                    : failure;
        }

        private void attemptWith(Lease lease) throws UpstreamException, IOException {
            try (lease) {
                attempt(lease);
            }
        }

        private void attempt(Lease lease) throws UpstreamException, IOException {
            attempts.begin();
            trace.attempted(lease.account());
            var upstream = amazonQ.send(conversation, lease.credentials());
            try (var reply = Tailor.fit(upstream, conversation.options(), meter)) {
                watched.awaits(reply);
                try {
                    pump(reply);
                } finally {
                    trace.upstreamId(upstream.upstreamId());
                }
                lease.report(new Outcome.Answered());
                backoff.answered(conversation.model());
                metrics.answered();
            } catch (UpstreamException broken) {
                var failure = watched.explain(broken);
                lease.report(new Outcome.Failed(failure));
                count(failure);
                trace.attemptFailed(failure.kind());
                throw failure;
            }
        }

        private void count(UpstreamException failure) {
            metrics.attemptFailed(failure.kind());
            if (failure.getCause() instanceof MalformedFrameException malformed) {
                metrics.eventStreamBroke(malformed.kind().name().toLowerCase(Locale.ROOT));
            }
        }

        private void pump(ReplyStream reply) throws UpstreamException, IOException {
            var event = reply.next();
            trace.firstEvent(watched.heard());
            while (true) {
                sink.accept(event);
                if (event instanceof ReplyEvent.Finished(var reason, _)) {
                    sink.flush();
                    trace.finished(reason);
                    return;
                }
                if (!reply.ready()) {
                    sink.flush();
                    watched.sent();
                }
                event = reply.next();
                watched.heard();
            }
        }
    }
}
