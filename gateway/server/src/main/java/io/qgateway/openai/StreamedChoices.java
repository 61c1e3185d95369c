package io.qgateway.openai;

import io.qgateway.conversation.AnswerOptions;
import io.qgateway.conversation.ReplySink;
import io.qgateway.intake.JointReply;
import io.qgateway.sse.StreamedReply;
import io.qgateway.tokens.Bill;
import io.qgateway.tokens.UsageMeter;
import jakarta.servlet.http.HttpServletResponse;

/** Several choices in one stream: their chunks as they come, and one end. */
final class StreamedChoices implements JointReply {

    private final ChatEnd end;
    private final AnswerOptions options;
    private final StreamedReply stream;

    StreamedChoices(ChatEnd end, Bill bill, AnswerOptions options, HttpServletResponse response) {
        this.end = end;
        this.options = options;
        this.stream = new StreamedReply(response, () -> end, bill, options);
    }

    @Override
    public ReplySink part(int index, UsageMeter meter) {
        return stream.part(() -> ChatChunks.of(index, end), options);
    }

    @Override
    public ReplySink whole() {
        return stream;
    }
}
