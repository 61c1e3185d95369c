package io.qgateway.intake;

import io.qgateway.conversation.ReplyEvent;
import io.qgateway.conversation.ReplySink;
import io.qgateway.conversation.UpstreamException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A client that keeps what it is sent. */
final class EventList implements ReplySink {

    private final List<ReplyEvent> events = new ArrayList<>();
    private Optional<UpstreamException> failure = Optional.empty();

    List<ReplyEvent> events() {
        return events;
    }

    Optional<UpstreamException> failure() {
        return failure;
    }

    @Override
    public void accept(ReplyEvent event) {
        events.add(event);
    }

    @Override
    public void flush() {}

    @Override
    public void ping() {}

    @Override
    public boolean committed() {
        return !events.isEmpty();
    }

    @Override
    public boolean startAgain() {
        return events.isEmpty();
    }

    @Override
    public void fail(UpstreamException reason) {
        failure = Optional.of(reason);
    }
}
