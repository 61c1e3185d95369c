package io.qgateway.relay;

import io.qgateway.amazonq.AmazonQ;
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
import java.util.Optional;

/**
 * Answers conversations. A request is tried on another account only before the first event of an
 * answer has arrived and only for causes that another account could mend; afterwards a failure ends
 * the response as broken. May be shared by all threads.
 */
public final class Relay {

    private final AccountPool pool;
    private final AmazonQ amazonQ;
    private final Watch watch;
    private final GatewayMetrics metrics;

    public Relay(AccountPool pool, AmazonQ amazonQ, Watch watch, GatewayMetrics metrics) {
        this.pool = pool;
        this.amazonQ = amazonQ;
        this.watch = watch;
        this.metrics = metrics;
    }

    /**
     * Has a question answered and writes answer or failure to the sink. Returns when the response
     * is complete.
     *
     * @throws IOException when the client left or the response had to be cut off
     */
    public void answer(Question question, ReplySink sink, RequestTrace trace) throws IOException {
        try (var watched = watch.over(sink);
                var _ = metrics.open(trace)) {
            try {
                new Request(question, sink, watched, trace).run();
            } catch (UpstreamException failure) {
                if (watched.clientLeft()) {
                    throw new IOException("The client left", failure);
                }
                trace.failed(failure.kind());
                sink.fail(failure);
            }
        }
    }

    /**
     * One request on its way: which accounts it has tried, and whether it is past the point of no
     * return.
     */
    private final class Request {

        private final Conversation conversation;
        private final UsageMeter meter;
        private final Optional<String> account;
        private final ReplySink sink;
        private final Watched watched;
        private final RequestTrace trace;
        private Need need;
        private boolean answering;

        Request(Question question, ReplySink sink, Watched watched, RequestTrace trace) {
            this.conversation = question.conversation();
            this.meter = question.meter();
            this.account = question.account();
            this.sink = sink;
            this.watched = watched;
            this.trace = trace;
            this.need = Need.of(conversation.model());
        }

        void run() throws UpstreamException, IOException {
            var lease = account.isPresent() ? pool.leaseOf(account.get()) : pool.lease(need);
            while (true) {
                try {
                    attempt(lease);
                    return;
                } catch (UpstreamException failure) {
                    lease = next(lease, watched.explain(failure));
                }
            }
        }

        /** Another lease, when another attempt can help and has an account; else the failure. */
        private Lease next(Lease used, UpstreamException failure) throws UpstreamException {
            if (answering || sink.committed() || !Retry.helps(failure.kind(), trace.attempts())) {
                throw failure;
            }
            if (account.isPresent()) {
                return again(account.get(), failure);
            }
            need = need.after(used.account(), failure.kind());
            metrics.retried(failure.kind());
            return pool.another(need, failure);
        }

        /** On the one account that is wanted, a new token is all that can help. */
        private Lease again(String wanted, UpstreamException failure) throws UpstreamException {
            if (failure.kind() != Kind.BEARER_INVALID) {
                throw failure;
            }
            metrics.retried(failure.kind());
            return pool.leaseOf(wanted);
        }

        private void attempt(Lease lease) throws UpstreamException, IOException {
            trace.attempted(lease.account());
            var upstream = amazonQ.send(conversation, lease.credentials());
            try (var reply = Tailor.fit(upstream, conversation.options(), meter)) {
                watched.awaits(reply);
                pump(reply);
                lease.report(new Outcome.Answered());
                metrics.answered();
            } catch (UpstreamException broken) {
                var failure = watched.explain(broken);
                lease.report(new Outcome.Failed(failure));
                metrics.attemptFailed(failure.kind());
                throw failure;
            }
        }

        private void pump(ReplyStream reply) throws UpstreamException, IOException {
            var event = reply.next();
            answering = true;
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
