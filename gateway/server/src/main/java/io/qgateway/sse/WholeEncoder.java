package io.qgateway.sse;

import io.qgateway.conversation.Reply;

/** How a protocol words a whole answer. One per answer. */
public interface WholeEncoder extends Rejection {

    /** The JSON body. */
    byte[] encode(Reply reply);
}
