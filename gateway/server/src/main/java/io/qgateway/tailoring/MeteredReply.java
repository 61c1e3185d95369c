package io.qgateway.tailoring;

import io.qgateway.conversation.ReplyEvent;
import io.qgateway.conversation.ReplyStream;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.tokens.UsageMeter;

/** An answer as it comes, counted. */
final class MeteredReply implements ReplyStream {

    private final ReplyStream upstream;
    private final UsageMeter meter;

    MeteredReply(ReplyStream upstream, UsageMeter meter) {
        this.upstream = upstream;
        this.meter = meter;
    }

    @Override
    public ReplyEvent next() throws UpstreamException {
        var event = upstream.next();
        meter.accept(event);
        return event;
    }

    @Override
    public boolean ready() {
        return upstream.ready();
    }

    @Override
    public void close() {
        upstream.close();
    }
}
