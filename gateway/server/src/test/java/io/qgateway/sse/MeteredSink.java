package io.qgateway.sse;

import io.qgateway.conversation.ReplyEvent;
import io.qgateway.conversation.ReplySink;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.tokens.UsageMeter;
import java.io.IOException;

/** A sink with a meter before it, as the relay feeds both. */
public record MeteredSink(UsageMeter meter, ReplySink sink) implements ReplySink {

    @Override
    public void accept(ReplyEvent event) throws IOException {
        meter.accept(event);
        sink.accept(event);
    }

    @Override
    public void flush() throws IOException {
        sink.flush();
    }

    @Override
    public void ping() throws IOException {
        sink.ping();
    }

    @Override
    public boolean committed() {
        return sink.committed();
    }

    @Override
    public boolean startAgain() {
        return sink.startAgain();
    }

    @Override
    public void fail(UpstreamException failure) throws IOException {
        sink.fail(failure);
    }
}
