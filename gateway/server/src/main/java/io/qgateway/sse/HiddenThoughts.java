package io.qgateway.sse;

import io.qgateway.conversation.ReplyEvent;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.json.JsonBuffer;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** An encoder that is not told what the model thinks: the client does not want to know. */
final class HiddenThoughts implements EventEncoder {

    private final EventEncoder encoder;

    HiddenThoughts(EventEncoder encoder) {
        this.encoder = encoder;
    }

    @Override
    public void append(ReplyEvent event, JsonBuffer out) {
        switch (event) {
            case ReplyEvent.ReasoningDelta _,
                    ReplyEvent.ReasoningSigned _,
                    ReplyEvent.ReasoningRedacted _ -> {}
            case ReplyEvent.TextDelta _,
                    ReplyEvent.ToolCallStarted _,
                    ReplyEvent.ToolInputDelta _,
                    ReplyEvent.ToolCallEnded _,
                    ReplyEvent.UsageReported _,
                    ReplyEvent.Finished _ ->
                    encoder.append(event, out);
        }
    }

    @Override
    public void appendPing(JsonBuffer out) {
        encoder.appendPing(out);
    }

    @Override
    public void appendError(UpstreamException failure, JsonBuffer out) {
        encoder.appendError(failure, out);
    }

    @Override
    public void reject(UpstreamException failure, HttpServletResponse response) throws IOException {
        encoder.reject(failure, response);
    }
}
