package io.qgateway.relay;

import io.qgateway.conversation.ReplyEvent;
import io.qgateway.conversation.ReplySink;
import io.qgateway.conversation.UpstreamException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Writes down what it is told, as a client would see it: flushed or not. */
final class RecordingSink implements ReplySink {

    private final List<String> log = new ArrayList<>();
    private final boolean streamed;
    private boolean committed;
    private boolean clientGone;

    private RecordingSink(boolean streamed) {
        this.streamed = streamed;
    }

    static RecordingSink streamed() {
        return new RecordingSink(true);
    }

    /** One whose client sees nothing before the end. */
    static RecordingSink whole() {
        return new RecordingSink(false);
    }

    /** From now on every write finds the client gone. */
    synchronized void leave() {
        clientGone = true;
    }

    synchronized List<String> log() {
        return List.copyOf(log);
    }

    private synchronized void write(String what) throws IOException {
        if (clientGone) {
            throw new IOException("Broken pipe");
        }
        log.add(what);
    }

    @Override
    public void accept(ReplyEvent event) throws IOException {
        write(event.getClass().getSimpleName());
    }

    @Override
    public synchronized void flush() throws IOException {
        write("flush");
        committed |= streamed;
    }

    @Override
    public synchronized void ping() throws IOException {
        write("ping");
        committed = true;
    }

    @Override
    public synchronized boolean committed() {
        return committed;
    }

    @Override
    public synchronized boolean startAgain() {
        if (committed) {
            return false;
        }
        log.clear();
        return true;
    }

    @Override
    public void fail(UpstreamException failure) throws IOException {
        write("fail " + failure.kind());
    }
}
