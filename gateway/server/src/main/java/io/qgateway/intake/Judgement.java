package io.qgateway.intake;

import io.qgateway.conversation.ReplyEvent;
import java.util.List;

/** Whether an answer is what was promised. */
sealed interface Judgement {

    /** It can't be said yet. */
    record Open() implements Judgement {}

    /**
     * It is, whatever still comes.
     *
     * @param events the answer so far, fit for the client
     */
    record Kept(List<ReplyEvent> events) implements Judgement {
        public Kept {
            events = List.copyOf(events);
        }
    }

    /**
     * It is not.
     *
     * @param objection what is wrong and what to do, in words for the model
     */
    record Broken(String objection) implements Judgement {}
}
