package io.qgateway.openai.responses;

import io.qgateway.conversation.InvalidRequestException;
import io.qgateway.conversation.ReplySink;
import io.qgateway.conversation.UniqueIds;
import io.qgateway.sse.StreamedReply;
import io.qgateway.sse.WholeReply;
import io.qgateway.tokens.UsageMeter;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;

/**
 * The codec of {@code /v1/responses}: from a body to what is asked, and from the answer to what is
 * sent. May be shared by all threads.
 */
public final class Responses {

    private final InstantSource clock;

    public Responses(InstantSource clock) {
        this.clock = clock;
    }

    /** Reads a request body. */
    public ResponsesCall decode(byte[] body) throws InvalidRequestException {
        return ResponsesRequest.decode(body);
    }

    /** Where the answer to a request goes; the meter is fed with it. */
    public ReplySink reply(ResponsesCall call, UsageMeter meter, HttpServletResponse response) {
        var suffix = UniqueIds.next().toString().replace("-", "");
        var responses = new ResponseObjects("resp_" + suffix, clock.instant(), call);
        var items = new OutputItems(suffix, call.tools(), call.reasoning());
        var options = call.conversation().options();
        return call.stream()
                ? new StreamedReply(
                        response, () -> new ResponseStream(responses, items, meter), meter, options)
                : new WholeReply(
                        response, new WholeResponse(responses, items, meter), meter, options);
    }
}
