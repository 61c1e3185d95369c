package io.qgateway.sse;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.qgateway.conversation.Conversation;
import io.qgateway.conversation.ReplyEvent;
import io.qgateway.conversation.Text;
import io.qgateway.conversation.Turn;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.json.JsonBuffer;
import io.qgateway.tokens.TokenCounter;
import io.qgateway.tokens.UsageMeter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** A protocol as simple as can be: every event in angle brackets. */
final class PlainEncoder implements EventEncoder {

    static StreamedReply streamTo(HttpServletResponse response) {
        var turns = List.<Turn>of(new Turn.User(List.of(new Text("Hi"))));
        var conversation = new Conversation("m", "", turns, List.of());
        var meter = new UsageMeter(new TokenCounter(), conversation);
        return new StreamedReply(response, new PlainEncoder(), meter, conversation.options());
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
