package io.qgateway.openai.responses;

import io.qgateway.conversation.Reply;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.json.JsonBody;
import io.qgateway.openai.OpenAiError;
import io.qgateway.sse.WholeEncoder;
import io.qgateway.tokens.UsageMeter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;

/** A whole response. */
final class WholeResponse implements WholeEncoder {

    private final ResponseObjects responses;
    private final OutputItems items;
    private final UsageMeter meter;

    WholeResponse(ResponseObjects responses, OutputItems items, UsageMeter meter) {
        this.responses = responses;
        this.items = items;
        this.meter = meter;
    }

    @Override
    public byte[] encode(Reply reply) {
        var output = new ArrayList<OutputItem>();
        reply.content().forEach(piece -> output.add(items.of(piece, output.size())));
        var usage = ResponseUsage.of(meter.usage());
        return JsonBody.of(responses.ended(reply.end().reason(), output, usage));
    }

    @Override
    public void reject(UpstreamException failure, HttpServletResponse response) throws IOException {
        OpenAiError.of(failure).write(response);
    }
}
