package io.qgateway.claude;

import io.qgateway.conversation.InvalidRequestException;
import io.qgateway.conversation.ReplySink;
import io.qgateway.conversation.UniqueIds;
import io.qgateway.sse.StreamedReply;
import io.qgateway.sse.WholeReply;
import io.qgateway.tokens.InputFactor;
import io.qgateway.tokens.TokenCounter;
import io.qgateway.tokens.UsageMeter;
import jakarta.servlet.http.HttpServletResponse;

/**
 * The codec of {@code /v1/messages}: from a body to what is asked, and from the answer to what is
 * sent. May be shared by all threads.
 */
public final class Messages {

    private final TokenCounter counter;
    private final InputFactor factor;

    public Messages(TokenCounter counter, InputFactor factor) {
        this.counter = counter;
        this.factor = factor;
    }

    /** Reads a request body. */
    public MessagesCall decode(byte[] body) throws InvalidRequestException {
        return MessagesRequest.decode(body);
    }

    /** Answers a body of {@code /v1/messages/count_tokens}. */
    public TokenCount countTokens(byte[] body) throws InvalidRequestException {
        var conversation = MessagesRequest.decodeConversation(body);
        return new TokenCount(factor.applyTo(counter.count(conversation)));
    }

    /** What the counts are multiplied by. */
    InputFactor factor() {
        return factor;
    }

    /** What an answer costs, as this API's clients are told it. */
    public UsageMeter meter(MessagesCall call) {
        return new UsageMeter(counter, call.conversation(), factor);
    }

    /** Where the answer to a request goes; the meter is fed by whoever sends it there. */
    public ReplySink reply(
            MessagesCall call, UsageMeter meter, HttpServletResponse response, String requestId) {
        var id = "msg_" + UniqueIds.next();
        var head = new MessageHead(id, call.conversation().model(), requestId);
        var options = call.conversation().options();
        return call.stream()
                ? new StreamedReply(response, () -> new MessageStream(head, meter), meter, options)
                : new WholeReply(response, new WholeMessage(head, meter), meter, options);
    }
}
