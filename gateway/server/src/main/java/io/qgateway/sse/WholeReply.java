package io.qgateway.sse;

import io.qgateway.conversation.AnswerOptions;
import io.qgateway.conversation.Reply;
import io.qgateway.conversation.ReplyEvent;
import io.qgateway.conversation.ReplySink;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.json.JsonResponse;
import io.qgateway.tokens.Bill;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * An answer sent as one JSON body when its last event is in. A client that doesn't stream can't be
 * told to wait, so a ping does nothing, and any failure is a response of its own.
 */
public final class WholeReply implements ReplySink {

    private final HttpServletResponse response;
    private final WholeEncoder encoder;
    private final Bill bill;
    private final boolean showsThoughts;
    private Reply.Fold fold = new Reply.Fold();
    private volatile boolean committed;

    public WholeReply(
            HttpServletResponse response, WholeEncoder encoder, Bill bill, AnswerOptions options) {
        this.response = response;
        this.encoder = encoder;
        this.bill = bill;
        this.showsThoughts = options.thinking().isShown();
    }

    @Override
    public void accept(ReplyEvent event) throws IOException {
        var whole = fold.accept(event);
        if (whole.isPresent()) {
            committed = true;
            UsageHeader.add(bill, response);
            var reply = showsThoughts ? whole.get() : whole.get().withoutThoughts();
            JsonResponse.send(encoder.encode(reply), response);
        }
    }

    @Override
    public void flush() {}

    @Override
    public void ping() {}

    @Override
    public boolean committed() {
        return committed;
    }

    @Override
    public boolean startAgain() {
        fold = new Reply.Fold();
        return !committed;
    }

    @Override
    public void fail(UpstreamException failure) throws IOException {
        committed = true;
        encoder.reject(failure, response);
    }
}
