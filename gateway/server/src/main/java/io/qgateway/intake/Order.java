package io.qgateway.intake;

import io.qgateway.amazonq.repair.ToolNames;
import io.qgateway.conversation.ReplySink;
import io.qgateway.relay.Question;
import java.util.Optional;

/** A request that was taken in: what goes upstream, and what the answer to it has to be. */
public final class Order {

    private final Question question;
    private final ToolNames toolNames;
    private final Optional<Promise> promise;

    Order(Question question, ToolNames toolNames, Optional<Promise> promise) {
        this.question = question;
        this.toolNames = toolNames;
        this.promise = promise;
    }

    /** What the upstream is asked. */
    Question question() {
        return question;
    }

    Optional<Promise> promise() {
        return promise;
    }

    /** Where the upstream's answer goes to reach the client in the client's words. */
    ReplySink to(ReplySink client) {
        var named = toolNames.areChanged() ? new ClientNames(toolNames, client) : client;
        return CallLimit.of(question.conversation().options(), named);
    }
}
