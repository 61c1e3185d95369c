package io.qgateway.intake;

import io.qgateway.conversation.ReplySink;
import io.qgateway.tokens.UsageMeter;

/** A response that holds several answers to one request. */
public interface JointReply {

    /**
     * Where one of the answers goes, by a thread of its own.
     *
     * @param meter is fed with it
     */
    ReplySink part(int index, UsageMeter meter);

    /** The response itself, which is told how all of them ended and nothing else. */
    ReplySink whole();
}
