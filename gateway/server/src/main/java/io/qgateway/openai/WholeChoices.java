package io.qgateway.openai;

import io.qgateway.conversation.AnswerOptions;
import io.qgateway.conversation.Reply;
import io.qgateway.conversation.ReplySink;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.intake.JointReply;
import io.qgateway.sse.KeptReply;
import io.qgateway.sse.WholeEncoder;
import io.qgateway.sse.WholeReply;
import io.qgateway.tokens.Bill;
import io.qgateway.tokens.UsageMeter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** Several choices in one body. */
final class WholeChoices implements JointReply, WholeEncoder {

    private final ChatCompletion completion;
    private final AnswerOptions options;
    private final WholeReply body;
    private final Map<Integer, KeptReply> parts = new ConcurrentSkipListMap<>();

    WholeChoices(
            ChatCompletion completion,
            Bill bill,
            AnswerOptions options,
            HttpServletResponse response) {
        this.completion = completion;
        this.options = options;
        this.body = new WholeReply(response, this, bill, options);
    }

    @Override
    public ReplySink part(int index, UsageMeter meter) {
        var part = new KeptReply(body);
        parts.put(index, part);
        return part;
    }

    @Override
    public ReplySink whole() {
        return body;
    }

    /** The choices are what was kept; the answer to all of them is empty. */
    @Override
    public byte[] encode(Reply end) {
        return completion.encode(
                parts.values().stream().map(KeptReply::reply).map(this::shown).toList());
    }

    private Reply shown(Reply reply) {
        return options.thinking().isShown() ? reply : reply.withoutThoughts();
    }

    @Override
    public void reject(UpstreamException failure, HttpServletResponse response) throws IOException {
        completion.reject(failure, response);
    }
}
