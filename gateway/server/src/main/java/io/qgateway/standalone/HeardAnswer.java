package io.qgateway.standalone;

import io.qgateway.conversation.ReplyEvent;
import io.qgateway.conversation.ReplySink;
import io.qgateway.conversation.UpstreamException;
import java.util.Optional;
import java.util.OptionalLong;

/** Keeps an answer that goes to no client. One per answer, for its thread. */
final class HeardAnswer implements ReplySink {

    private final StringBuilder text = new StringBuilder();
    private OptionalLong begunAt = OptionalLong.empty();
    private Optional<UpstreamException> failure = Optional.empty();

    @Override
    public void accept(ReplyEvent event) {
        if (begunAt.isEmpty()) {
            begunAt = OptionalLong.of(System.nanoTime());
        }
        if (event instanceof ReplyEvent.TextDelta(var delta)) {
            text.append(delta);
        }
    }

    @Override
    public void flush() {}

    /** Nobody is kept waiting here. */
    @Override
    public void ping() {}

    @Override
    public boolean committed() {
        return begunAt.isPresent();
    }

    @Override
    public boolean startAgain() {
        text.setLength(0);
        begunAt = OptionalLong.empty();
        return true;
    }

    @Override
    public void fail(UpstreamException why) {
        failure = Optional.of(why);
    }

    String text() {
        return text.toString();
    }

    /** When its first event came, by {@link System#nanoTime}. */
    OptionalLong begunAt() {
        return begunAt;
    }

    Optional<UpstreamException> failure() {
        return failure;
    }
}
