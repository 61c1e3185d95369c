package io.qgateway.openai;

import io.qgateway.conversation.InvalidRequestException;
import io.qgateway.conversation.ReplySink;
import io.qgateway.conversation.UniqueIds;
import io.qgateway.intake.JointReply;
import io.qgateway.sse.StreamedReply;
import io.qgateway.sse.WholeReply;
import io.qgateway.tokens.Bill;
import io.qgateway.tokens.UsageMeter;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.List;

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
        var identity = identity();
        var options = call.conversation().options();
        if (!call.stream()) {
            var completion = new ChatCompletion(call, identity, meter);
            return new WholeReply(response, completion, meter, options);
        }
        var end = new ChatEnd(call, identity, meter);
        return new StreamedReply(response, () -> new ChatChunks(end), meter, options);
    }

    /** Where several answers to a request go, one to a meter. */
    public JointReply replies(
            ChatCall call, List<UsageMeter> meters, HttpServletResponse response) {
        var bill = Bill.of(meters);
        var options = call.conversation().options();
        return call.stream()
                ? new StreamedChoices(new ChatEnd(call, identity(), bill), bill, options, response)
                : new WholeChoices(
                        new ChatCompletion(call, identity(), bill), bill, options, response);
    }

    private ChatIdentity identity() {
        return new ChatIdentity("chatcmpl-" + UniqueIds.next(), clock.instant());
    }
}
