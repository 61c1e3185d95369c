package io.qgateway.openai;

import io.qgateway.conversation.InvalidRequestException;
import io.qgateway.conversation.ReplySink;
import io.qgateway.sse.StreamedReply;
import io.qgateway.sse.WholeReply;
import io.qgateway.tokens.UsageMeter;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.UUID;

/**
 * The codec of {@code /v1/chat/completions}: from a body to what is asked, and from the answer to
 * what is sent. May be shared by all threads.
 */
public final class ChatCompletions {

    private final InstantSource clock;

    public ChatCompletions(InstantSource clock) {
        this.clock = clock;
    }

    /** Reads a request body. */
    public ChatCall decode(byte[] body) throws InvalidRequestException {
        return ChatRequest.decode(body);
    }

    /** Where the answer to a request goes; the meter is fed by whoever sends it there. */
    public ReplySink reply(ChatCall call, UsageMeter meter, HttpServletResponse response) {
        var identity = new ChatIdentity("chatcmpl-" + UUID.randomUUID(), clock.instant());
        var options = call.conversation().options();
        return call.stream()
                ? new StreamedReply(response, new ChatChunks(call, identity, meter), meter, options)
                : new WholeReply(
                        response, new ChatCompletion(call, identity, meter), meter, options);
    }
}
