package io.qgateway.openai;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.qgateway.conversation.Reasoning;
import io.qgateway.conversation.RedactedReasoning;
import io.qgateway.conversation.Reply;
import io.qgateway.conversation.Text;
import io.qgateway.conversation.ToolCall;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.json.JsonBody;
import io.qgateway.sse.WholeEncoder;
import io.qgateway.tokens.Bill;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A whole chat completion with one choice, or with some. */
final class ChatCompletion implements WholeEncoder {

    private final ChatCall request;
    private final ChatIdentity identity;
    private final Bill bill;

    ChatCompletion(ChatCall request, ChatIdentity identity, Bill bill) {
        this.request = request;
        this.identity = identity;
        this.bill = bill;
    }

    @Override
    public byte[] encode(Reply reply) {
        return encode(List.of(reply));
    }

    /** A choice for each of several answers. */
    byte[] encode(List<Reply> replies) {
        var choices = new ArrayList<Choice>();
        for (var reply : replies) {
            var reason = FinishReason.of(reply.end().reason());
            choices.add(new Choice(choices.size(), message(reply), null, reason));
        }
        return JsonBody.of(
                new Body(
                        identity.id(),
                        "chat.completion",
                        identity.created().getEpochSecond(),
                        request.conversation().model(),
                        choices,
                        ChatUsage.of(bill.cost().usage())));
    }

    @Override
    public void reject(UpstreamException failure, HttpServletResponse response) throws IOException {
        OpenAiError.of(failure).write(response);
    }

    private static Message message(Reply reply) {
        var text = new StringBuilder();
        var reasoning = new StringBuilder();
        var calls = new ArrayList<Call>();
        for (var piece : reply.content()) {
            switch (piece) {
                case Text(var more) -> text.append(more);
                case Reasoning(var more, _) -> reasoning.append(more);
                case ToolCall call -> calls.add(Call.of(call));
                case RedactedReasoning _ -> {} // only the model can read it
            }
        }
        var onlyCalls = text.isEmpty() && !calls.isEmpty();
        return new Message(
                "assistant",
                onlyCalls ? null : text.toString(),
                reasoning.isEmpty() ? null : reasoning.toString(),
                null,
                calls);
    }

    private record Body(
            String id,
            String object,
            long created,
            String model,
            List<Choice> choices,
            ChatUsage usage) {}

    private record Choice(
            int index,
            Message message,
            @Nullable Object logprobs,
            @JsonProperty("finish_reason") String finishReason) {}

    private record Message(
            String role,
            @Nullable String content,
            @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("reasoning_content")
                    @Nullable String reasoningContent,
            @Nullable String refusal,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonProperty("tool_calls")
                    List<Call> toolCalls) {}

    private record Call(String id, String type, Function function) {
        static Call of(ToolCall call) {
            return new Call(call.id(), "function", new Function(call.name(), call.input()));
        }
    }

    private record Function(String name, String arguments) {}
}
