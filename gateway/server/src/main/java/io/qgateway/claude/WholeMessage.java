package io.qgateway.claude;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.qgateway.conversation.AssistantContent;
import io.qgateway.conversation.Reasoning;
import io.qgateway.conversation.RedactedReasoning;
import io.qgateway.conversation.Reply;
import io.qgateway.conversation.Text;
import io.qgateway.conversation.ToolCall;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.json.JsonBody;
import io.qgateway.sse.WholeEncoder;
import io.qgateway.tokens.UsageMeter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A whole message. */
final class WholeMessage implements WholeEncoder {

    private final MessageHead head;
    private final UsageMeter meter;

    WholeMessage(MessageHead head, UsageMeter meter) {
        this.head = head;
        this.meter = meter;
    }

    @Override
    public byte[] encode(Reply reply) {
        return JsonBody.of(
                new Body(
                        head.id(),
                        "message",
                        "assistant",
                        head.model(),
                        reply.content().stream().map(WholeMessage::block).toList(),
                        StopWord.of(reply.end().reason()),
                        reply.end().stopSequence().orElse(null),
                        MessageUsage.of(meter)));
    }

    @Override
    public void reject(UpstreamException failure, HttpServletResponse response) throws IOException {
        ClaudeError.of(failure).write(response, head.requestId());
    }

    private static Block block(AssistantContent content) {
        return switch (content) {
            case Text(var text) -> new TextBlock("text", text);
            case ToolCall(var id, var name, var input) ->
                    new CallBlock("tool_use", id, name, input);
            case Reasoning(var text, var signature) ->
                    new ThinkingBlock("thinking", text, signature);
            case RedactedReasoning(var data) -> new RedactedBlock("redacted_thinking", data);
        };
    }

    private record Body(
            String id,
            String type,
            String role,
            String model,
            List<Block> content,
            @JsonProperty("stop_reason") String stopReason,
            @JsonProperty("stop_sequence") @Nullable String stopSequence,
            MessageUsage usage) {}

    private sealed interface Block {}

    private record TextBlock(String type, String text) implements Block {}

    private record ThinkingBlock(String type, String thinking, String signature) implements Block {}

    private record RedactedBlock(String type, String data) implements Block {}

    private record CallBlock(String type, String id, String name, @JsonRawValue String input)
            implements Block {}
}
