package io.qgateway.intake;

import io.qgateway.catalogue.Catalogue;
import io.qgateway.conversation.ReplyEvent;
import io.qgateway.conversation.ReplySink;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.conversation.UpstreamException.Kind;
import java.io.IOException;

/** Tells the client of a model that turned out not to be there in the client's own name for it. */
final class MissingModel extends PassingSink {

    private final Catalogue models;
    private final String name;

    MissingModel(Catalogue models, String name, ReplySink client) {
        super(client);
        this.models = models;
        this.name = name;
    }

    @Override
    public void accept(ReplyEvent event) throws IOException {
        client().accept(event);
    }

    @Override
    public void fail(UpstreamException failure) throws IOException {
        client().fail(failure.kind() == Kind.MODEL_NOT_FOUND ? models.missing(name) : failure);
    }
}
