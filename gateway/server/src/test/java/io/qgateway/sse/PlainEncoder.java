package io.qgateway.sse;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.qgateway.conversation.AnswerOptions;
import io.qgateway.conversation.ReplyEvent;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.json.JsonBuffer;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A protocol as simple as can be: every event in angle brackets. */
final class PlainEncoder implements EventEncoder {

    static StreamedReply streamTo(HttpServletResponse response) {
        return new StreamedReply(
                response, PlainEncoder::new, TestMeter.create(), AnswerOptions.DEFAULTS);
    }

    @Override
    public void append(ReplyEvent event, JsonBuffer out) {
        switch (event) {
            case ReplyEvent.TextDelta(var text) -> bracket(text, out);
            case ReplyEvent.Finished _ -> bracket("end", out);
            case ReplyEvent.ReasoningDelta _,
                    ReplyEvent.ReasoningSigned _,
                    ReplyEvent.ReasoningRedacted _,
                    ReplyEvent.ToolCallStarted _,
                    ReplyEvent.ToolInputDelta _,
                    ReplyEvent.ToolCallEnded _,
                    ReplyEvent.UsageReported _ ->
                    throw new AssertionError("Only text is sent here");
        }
    }

    @Override
    public void appendPing(JsonBuffer out) {
        bracket("ping", out);
    }

    @Override
    public void appendError(UpstreamException failure, JsonBuffer out) {
        bracket("error " + failure.kind(), out);
    }

    @Override
    public void reject(UpstreamException failure, HttpServletResponse response) throws IOException {
        response.getOutputStream().write(("rejected " + failure.kind()).getBytes(UTF_8));
        response.getOutputStream().flush();
    }

    private static void bracket(String text, JsonBuffer out) {
        out.raw(("<" + text + ">").getBytes(UTF_8));
    }
}
