package io.qgateway.sse;

import io.qgateway.conversation.ReplyEvent;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.json.JsonBuffer;

/**
 * How a protocol words a streamed answer. One per answer; {@link StreamedReply} sees to it that one
 * thread at a time is in it.
 */
public interface EventEncoder extends Rejection {

    /** Appends the server-sent events that make up an event of the answer: none, one or several. */
    void append(ReplyEvent event, JsonBuffer out);

    /** Appends a sign of life. */
    void appendPing(JsonBuffer out);

    /** Appends that the answer broke off. */
    void appendError(UpstreamException failure, JsonBuffer out);
}
