package io.qgateway.intake;

import io.qgateway.conversation.ReplyEvent;
import io.qgateway.conversation.ReplySink;
import io.qgateway.conversation.StopReason;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.metrics.RequestTrace;
import io.qgateway.relay.UnservedException;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Several answers to one request at once, a thread for each. They are of use together or not at
 * all: what ends one of them before its time ends the others, too. One per request.
 */
final class JointAnswer {

    private static final ReplyEvent ALL_WHOLE = new ReplyEvent.Finished(StopReason.END_TURN);

    private final Intake intake;
    private final JointReply reply;
    private final RequestTrace trace;
    private final AtomicReference<@Nullable Throwable> trouble = new AtomicReference<>();

    JointAnswer(Intake intake, JointReply reply, RequestTrace trace) {
        this.intake = intake;
        this.reply = reply;
        this.trace = trace;
    }

    void run(List<Order> orders) throws IOException {
        var branches = new ArrayList<RequestTrace>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var order : orders) {
                int index = branches.size();
                var branch = trace.branch();
                branches.add(branch);
                threads.execute(() -> answer(order, index, branch));
            }
        }
        trace.join(branches);
        end();
    }

    /** The outermost of its thread: whatever happens here is told by the request's own thread. */
    private void answer(Order order, int index, RequestTrace branch) {
        try {
            var part = reply.part(index, order.question().meter());
            intake.answer(order, new Part(part), branch);
        } catch (Throwable ended) {
            trouble.compareAndSet(null, ended);
        }
    }

    private void end() throws IOException {
        switch (trouble.get()) {
            case null -> reply.whole().accept(ALL_WHOLE);
            case UpstreamException failure -> {
                trace.failed(failure.kind());
                reply.whole().fail(failure);
            }
            case UnservedException unserved -> handOver(unserved.toldTo(reply.whole()));
            case IOException left -> throw left;
            case Throwable defect ->
                    throw new IllegalStateException("One of several answers", defect);
        }
    }

    /** To somebody else, unless the client has heard of another answer already. */
    private void handOver(UnservedException unserved) throws IOException {
        trace.failed(unserved.reason());
        if (reply.whole().committed()) {
            unserved.tell();
        } else {
            throw unserved;
        }
    }

    /** One of the answers on its way, as long as there is no trouble with any. */
    private final class Part extends PassingSink {

        Part(ReplySink client) {
            super(client);
        }

        @Override
        public void accept(ReplyEvent event) throws IOException {
            if (!wanted()) {
                throw new EOFException("Another answer to the same request has failed");
            }
            client().accept(event);
        }

        @Override
        public boolean wanted() {
            return trouble.get() == null;
        }

        @Override
        public void fail(UpstreamException failure) {
            trouble.compareAndSet(null, failure);
        }
    }
}
