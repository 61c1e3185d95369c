package io.qgateway.intake;

import io.qgateway.amazonq.repair.ToolNames;
import io.qgateway.conversation.ReplySink;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.relay.Question;
import io.qgateway.tokens.UsageMeter;
import java.util.Optional;

/** A request that was taken in: what goes upstream, and what the answer to it has to be. */
public final class Order {

    private final Question question;
    private final ModelChoice model;
    private final ToolNames toolNames;
    private final Optional<Promise> promise;

    Order(Question question, ModelChoice model, ToolNames toolNames, Optional<Promise> promise) {
        this.question = question;
        this.model = model;
        this.toolNames = toolNames;
        this.promise = promise;
    }

    /** What the upstream is asked. */
    Question question() {
        return question;
    }

    /** The model that answers, in place of the one that the client named; else the latter. */
    public String answeringModel() {
        return model.substitute().orElse(model.asked());
    }

    /** The model that answers in place of the one that the client named. */
    Optional<String> substitute() {
        return model.substitute();
    }

    /** Why it can't be answered, as far as its model tells. */
    Optional<UpstreamException> objection() {
        return model.objection();
    }

    /** The same with an answer of its own. */
    Order on(UsageMeter meter) {
        return new Order(question.on(meter), model, toolNames, promise);
    }

    Optional<Promise> promise() {
        return promise;
    }

    /** Where the upstream's answer goes to reach the client in the client's words. */
    ReplySink to(ReplySink client) {
        var named = toolNames.areChanged() ? new ClientNames(toolNames, client) : client;
        return CallLimit.of(question.conversation().options(), model.to(named));
    }
}
