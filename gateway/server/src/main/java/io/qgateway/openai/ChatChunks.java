package io.qgateway.openai;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.qgateway.conversation.ReplyEvent;
import io.qgateway.conversation.StopReason;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.json.JsonBody;
import io.qgateway.json.JsonBuffer;
import io.qgateway.sse.EventEncoder;
import io.qgateway.tokens.UsageMeter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * A streamed chat completion: chunks that differ in their choice only, written around bytes that
 * are made once.
 */
final class ChatChunks implements EventEncoder {

    private static final byte[] FIRST_TEXT =
            utf8("{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"");
    private static final byte[] FIRST_CALL =
            utf8("{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":null");
    private static final byte[] TEXT = utf8("{\"index\":0,\"delta\":{\"content\":");
    private static final byte[] REASONING = utf8("{\"index\":0,\"delta\":{\"reasoning_content\":");
    private static final byte[] CALL = utf8("{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":");
    private static final byte[] CALL_ID = utf8(",\"id\":");
    private static final byte[] CALL_NAME = utf8(",\"type\":\"function\",\"function\":{\"name\":");
    private static final byte[] NO_ARGUMENTS_YET = utf8(",\"arguments\":\"\"}}]");
    private static final byte[] ARGUMENTS = utf8(",\"function\":{\"arguments\":");
    private static final byte[] ARGUMENTS_END = utf8("}}]");
    private static final byte[] DELTA_END = utf8("},\"finish_reason\":null}]");
    private static final byte[] FINISH = utf8("{\"index\":0,\"delta\":{},\"finish_reason\":");
    private static final byte[] FINISH_END = utf8("}]");
    private static final byte[] USAGE = utf8("],\"usage\":");
    private static final byte[] NO_USAGE = utf8(",\"usage\":null");
    private static final byte[] NOTHING = {};
    private static final byte[] CHUNK_END = utf8("}\n\n");
    private static final byte[] DATA = utf8("data: ");
    private static final byte[] DATA_END = utf8("\n\n");
    private static final byte[] DONE = utf8("data: [DONE]\n\n");
    private static final byte[] PING = utf8(": ping\n\n");

    private final byte[] chunkStart;
    private final boolean includeUsage;
    private final UsageMeter meter;
    private boolean started;
    private int call = -1;

    ChatChunks(ChatCall request, ChatIdentity identity, UsageMeter meter) {
        this.chunkStart = chunkStart(identity, request.conversation().model());
        this.includeUsage = request.includeUsage();
        this.meter = meter;
    }

    @Override
    public void append(ReplyEvent event, JsonBuffer out) {
        switch (event) {
            case ReplyEvent.TextDelta(var text) -> text(TEXT, text, out);
            case ReplyEvent.ReasoningDelta(var text) -> text(REASONING, text, out);
            // The API has no place for what only the model can read.
            case ReplyEvent.ReasoningSigned _, ReplyEvent.ReasoningRedacted _ -> {}
            case ReplyEvent.ToolCallStarted(var id, var name) -> callStart(id, name, out);
            case ReplyEvent.ToolInputDelta(var json) -> callInput(json, out);
            case ReplyEvent.ToolCallEnded() -> {}
            case ReplyEvent.UsageReported _ -> {}
            case ReplyEvent.Finished(var reason, _) -> finish(reason, out);
        }
    }

    @Override
    public void appendPing(JsonBuffer out) {
        out.raw(PING);
    }

    @Override
    public void appendError(UpstreamException failure, JsonBuffer out) {
        out.raw(DATA).raw(OpenAiError.of(failure).body()).raw(DATA_END);
    }

    @Override
    public void reject(UpstreamException failure, HttpServletResponse response) throws IOException {
        OpenAiError.of(failure).write(response);
    }

    private void text(byte[] field, String text, JsonBuffer out) {
        start(FIRST_TEXT, out);
        out.raw(chunkStart).raw(field).string(text).raw(DELTA_END);
        chunkEnd(out);
    }

    private void callStart(String id, String name, JsonBuffer out) {
        start(FIRST_CALL, out);
        call++;
        out.raw(chunkStart).raw(CALL).number(call).raw(CALL_ID).string(id);
        out.raw(CALL_NAME).string(name).raw(NO_ARGUMENTS_YET).raw(DELTA_END);
        chunkEnd(out);
    }

    private void callInput(String json, JsonBuffer out) {
        out.raw(chunkStart).raw(CALL).number(call).raw(ARGUMENTS).string(json);
        out.raw(ARGUMENTS_END).raw(DELTA_END);
        chunkEnd(out);
    }

    private void finish(StopReason reason, JsonBuffer out) {
        start(FIRST_TEXT, out);
        out.raw(chunkStart).raw(FINISH).string(FinishReason.of(reason)).raw(FINISH_END);
        chunkEnd(out);
        if (includeUsage) {
            var usage = JsonBody.of(ChatUsage.of(meter.usage()));
            out.raw(chunkStart).raw(USAGE).raw(usage).raw(CHUNK_END);
        }
        out.raw(DONE);
    }

    private void start(byte[] firstDelta, JsonBuffer out) {
        if (!started) {
            started = true;
            out.raw(chunkStart).raw(firstDelta).raw(DELTA_END);
            chunkEnd(out);
        }
    }

    private void chunkEnd(JsonBuffer out) {
        out.raw(includeUsage ? NO_USAGE : NOTHING).raw(CHUNK_END);
    }

    private static byte[] chunkStart(ChatIdentity identity, String model) {
        return new JsonBuffer(256)
                .raw(utf8("data: {\"id\":"))
                .string(identity.id())
                .raw(utf8(",\"object\":\"chat.completion.chunk\",\"created\":"))
                .number(identity.created().getEpochSecond())
                .raw(utf8(",\"model\":"))
                .string(model)
                .raw(utf8(",\"choices\":["))
                .toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }
}
