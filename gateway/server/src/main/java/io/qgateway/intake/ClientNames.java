package io.qgateway.intake;

import io.qgateway.amazonq.repair.ToolNames;
import io.qgateway.conversation.ReplyEvent;
import io.qgateway.conversation.ReplySink;
import java.io.IOException;

/** Gives the tools that are called their names back. */
final class ClientNames extends PassingSink {

    private final ToolNames names;

    ClientNames(ToolNames names, ReplySink client) {
        super(client);
        this.names = names;
    }

    @Override
    public void accept(ReplyEvent event) throws IOException {
        client().accept(
                        event instanceof ReplyEvent.ToolCallStarted(var id, var name)
                                ? new ReplyEvent.ToolCallStarted(id, names.client(name))
                                : event);
    }
}
