package io.qgateway.intake;

import io.qgateway.catalogue.Catalogue;
import io.qgateway.catalogue.Meaning;
import io.qgateway.conversation.ReplySink;
import io.qgateway.conversation.UpstreamException;
import java.util.Optional;

/** Which model answers a request, and what its client is told of that. */
record ModelChoice(Catalogue models, String asked, Meaning meaning) {

    static ModelChoice of(String asked, Catalogue models) {
        return new ModelChoice(models, asked, models.meaning(asked));
    }

    /** The upstream's name for the model; the client's where there is none. */
    String upstreamId() {
        return switch (meaning) {
            case Meaning.Offered(var id) -> id;
            case Meaning.Instead(var id) -> id;
            case Meaning.Perhaps(var id) -> id;
            case Meaning.Nothing() -> asked;
        };
    }

    /** The model that answers in place of the one that was asked for. */
    Optional<String> substitute() {
        return meaning instanceof Meaning.Instead(var id) ? Optional.of(id) : Optional.empty();
    }

    /** Why no account has to be asked. */
    Optional<UpstreamException> objection() {
        return meaning instanceof Meaning.Nothing
                ? Optional.of(models.missing(asked))
                : Optional.empty();
    }

    /** Where the answer goes; only who may turn out to have asked for nothing has to be told so. */
    ReplySink to(ReplySink client) {
        return meaning instanceof Meaning.Perhaps
                ? new MissingModel(models, asked, client)
                : client;
    }
}
