package io.qgateway.sse;

import io.qgateway.conversation.Reply;
import io.qgateway.conversation.ReplyEvent;
import io.qgateway.conversation.ReplySink;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.json.JsonResponse;
import io.qgateway.tokens.UsageMeter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * An answer sent as one JSON body when its last event is in. A client that doesn't stream can't be
 * told to wait, so a ping does nothing, and any failure is a response of its own.
 */
public final class WholeReply implements ReplySink {

    private final HttpServletResponse response;
    private final WholeEncoder encoder;
    private final UsageMeter meter;
    private final Reply.Fold fold = new Reply.Fold();
    private volatile boolean committed;

    public WholeReply(HttpServletResponse response, WholeEncoder encoder, UsageMeter meter) {
        this.response = response;
        this.encoder = encoder;
        this.meter = meter;
    }

    @Override
    public void accept(ReplyEvent event) throws IOException {
        meter.accept(event);
        var whole = fold.accept(event);
        if (whole.isPresent()) {
            committed = true;
            JsonResponse.send(encoder.encode(whole.get()), response);
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
    public void fail(UpstreamException failure) throws IOException {
        committed = true;
        encoder.reject(failure, response);
    }
}
