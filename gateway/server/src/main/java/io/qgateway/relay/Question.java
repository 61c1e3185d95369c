package io.qgateway.relay;

import io.qgateway.conversation.Conversation;
import io.qgateway.tokens.UsageMeter;
import java.util.Optional;

/**
 * What is to be answered.
 *
 * @param meter is fed with the answer, before the client gets it
 * @param account the only one to be asked, whatever stands against it; absent for any
 */
public record Question(Conversation conversation, UsageMeter meter, Optional<String> account) {

    /** One that any account may answer. */
    public Question(Conversation conversation, UsageMeter meter) {
        this(conversation, meter, Optional.empty());
    }

    /** The same on another meter. */
    public Question on(UsageMeter other) {
        return new Question(conversation, other, account);
    }

    /** The same in other words. */
    public Question asking(Conversation words) {
        return new Question(words, meter, account);
    }
}
