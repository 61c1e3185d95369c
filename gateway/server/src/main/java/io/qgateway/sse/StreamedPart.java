package io.qgateway.sse;

import io.qgateway.conversation.ReplyEvent;
import io.qgateway.conversation.ReplySink;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.json.JsonBuffer;
import java.io.IOException;
import java.util.function.Supplier;

/**
 * One of several answers that share a stream, told by a thread of its own. It gathers its events
 * apart from the others, so that it can forget them.
 */
final class StreamedPart implements ReplySink {

    private final StreamedReply stream;
    private final Supplier<EventEncoder> encoders;
    private final JsonBuffer buffer = new JsonBuffer(StreamedReply.IDLE_BUFFER);
    private EventEncoder encoder;
    private boolean told;

    StreamedPart(StreamedReply stream, Supplier<EventEncoder> encoders) {
        this.stream = stream;
        this.encoders = encoders;
        this.encoder = encoders.get();
    }

    @Override
    public void accept(ReplyEvent event) throws IOException {
        encoder.append(event, buffer);
        if (buffer.size() >= StreamedReply.FULL_BUFFER) {
            flush();
        }
    }

    @Override
    public void flush() throws IOException {
        if (buffer.size() > 0) {
            told = true;
            stream.send(buffer);
        }
    }

    @Override
    public void ping() throws IOException {
        stream.ping();
    }

    /** Whether the client has been sent anything of this answer. */
    @Override
    public boolean committed() {
        return told;
    }

    @Override
    public boolean startAgain() {
        buffer.clear();
        encoder = encoders.get();
        return !told;
    }

    /** Fails them all. */
    @Override
    public void fail(UpstreamException failure) throws IOException {
        stream.fail(failure);
    }
}
