package io.qgateway.intake;

import io.qgateway.conversation.ReplySink;
import io.qgateway.conversation.UpstreamException;
import java.io.IOException;

/** A step on an answer's way to its client, which changes no more than what it accepts. */
abstract class PassingSink implements ReplySink {

    private final ReplySink client;

    PassingSink(ReplySink client) {
        this.client = client;
    }

    final ReplySink client() {
        return client;
    }

    @Override
    public void flush() throws IOException {
        client.flush();
    }

    @Override
    public final void ping() throws IOException {
        client.ping();
    }

    @Override
    public final boolean committed() {
        return client.committed();
    }

    @Override
    public boolean wanted() {
        return client.wanted();
    }

    @Override
    public boolean startAgain() {
        return client.startAgain();
    }

    @Override
    public void fail(UpstreamException failure) throws IOException {
        client.fail(failure);
    }
}
