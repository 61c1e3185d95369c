package io.qgateway.sse;

import io.qgateway.conversation.Reply;
import io.qgateway.conversation.ReplyEvent;
import io.qgateway.conversation.ReplySink;
import io.qgateway.conversation.UpstreamException;
import java.io.IOException;
import java.util.Optional;

/** One of several answers that are sent together, kept until the others are whole, too. */
public final class KeptReply implements ReplySink {

    private final ReplySink whole;
    private Reply.Fold fold = new Reply.Fold();
    private Optional<Reply> reply = Optional.empty();

    /**
     * @param whole the response that they are sent in
     */
    public KeptReply(ReplySink whole) {
        this.whole = whole;
    }

    /** The answer, which is whole. */
    public Reply reply() {
        return reply.orElseThrow();
    }

    @Override
    public void accept(ReplyEvent event) {
        reply = fold.accept(event);
    }

    @Override
    public void flush() {}

    @Override
    public void ping() {}

    @Override
    public boolean committed() {
        return false;
    }

    @Override
    public boolean startAgain() {
        fold = new Reply.Fold();
        return true;
    }

    /** Fails them all. */
    @Override
    public void fail(UpstreamException failure) throws IOException {
        whole.fail(failure);
    }
}
