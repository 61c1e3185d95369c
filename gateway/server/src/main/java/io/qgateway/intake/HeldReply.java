package io.qgateway.intake;

import io.qgateway.conversation.ReplyEvent;
import io.qgateway.conversation.ReplySink;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.intake.Judgement.Broken;
import io.qgateway.intake.Judgement.Kept;
import io.qgateway.intake.Judgement.Open;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An answer on its way to a client that was promised something about it. What comes before the
 * promise is kept waits here, while the client is told that its answer is still coming. Belongs to
 * the request's thread, but for {@link #ping()}.
 */
final class HeldReply extends PassingSink {

    private final Promise promise;
    private final List<ReplyEvent> held = new ArrayList<>();
    private Judgement judgement = new Open();

    HeldReply(Promise promise, ReplySink client) {
        super(client);
        this.promise = promise;
    }

    /** What is wrong with the answer; nothing if the client has it or was told of a failure. */
    Optional<String> objection() {
        return judgement instanceof Broken(var objection)
                ? Optional.of(objection)
                : Optional.empty();
    }

    /** What the broken answer said. */
    String text() {
        return held.stream()
                .filter(ReplyEvent.TextDelta.class::isInstance)
                .map(event -> ((ReplyEvent.TextDelta) event).text())
                .collect(Collectors.joining());
    }

    /** Lets the client have what was held, broken or not. */
    void release() throws IOException {
        judgement = new Kept(held);
        pass(held);
        client().flush();
    }

    @Override
    public void accept(ReplyEvent event) throws IOException {
        switch (judgement) {
            case Kept _ -> client().accept(event);
            case Broken _ -> held.add(event);
            case Open _ -> {
                held.add(event);
                judgement = promise.judge(held);
                if (judgement instanceof Kept(var events)) {
                    pass(events);
                }
            }
        }
    }

    private void pass(List<ReplyEvent> events) throws IOException {
        for (var event : events) {
            client().accept(event);
        }
    }

    @Override
    public void flush() throws IOException {
        if (judgement instanceof Kept) {
            client().flush();
        }
    }

    @Override
    public boolean startAgain() {
        held.clear();
        judgement = new Open();
        return super.startAgain();
    }

    @Override
    public void fail(UpstreamException failure) throws IOException {
        judgement = new Kept(List.of());
        super.fail(failure);
    }
}
