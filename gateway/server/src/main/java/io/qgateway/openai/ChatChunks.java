package io.qgateway.openai;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.qgateway.conversation.ReplyEvent;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.json.JsonBuffer;
import io.qgateway.sse.EventEncoder;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * A streamed choice of a chat completion: chunks that differ in their delta only, written around
 * bytes that are made once. Of a completion with one choice it writes the end as well.
 */
final class ChatChunks implements EventEncoder {

    private static final byte[] FIRST_TEXT = utf8("\"role\":\"assistant\",\"content\":\"\"");
    private static final byte[] FIRST_CALL = utf8("\"role\":\"assistant\",\"content\":null");
    private static final byte[] TEXT = utf8("\"content\":");
    private static final byte[] REASONING = utf8("\"reasoning_content\":");
    private static final byte[] CALL = utf8("\"tool_calls\":[{\"index\":");
    private static final byte[] CALL_ID = utf8(",\"id\":");
    private static final byte[] CALL_NAME = utf8(",\"type\":\"function\",\"function\":{\"name\":");
    private static final byte[] NO_ARGUMENTS_YET = utf8(",\"arguments\":\"\"}}]");
    private static final byte[] ARGUMENTS = utf8(",\"function\":{\"arguments\":");
    private static final byte[] ARGUMENTS_END = utf8("}}]");
    private static final byte[] DELTA_END = utf8("},\"finish_reason\":null}]");
    private static final byte[] FINISH = utf8("},\"finish_reason\":");
    private static final byte[] FINISH_END = utf8("}]");
    private static final byte[] NO_USAGE = utf8(",\"usage\":null");
    private static final byte[] NOTHING = {};
    private static final byte[] CHUNK_END = utf8("}\n\n");
    private final byte[] chunkStart;
    private final byte[] noUsage;
    private final ChatEnd end;
    private final boolean only;
    private boolean started;
    private int call = -1;

    /** The only choice. */
    ChatChunks(ChatEnd end) {
        this(end, 0, true);
    }

    private ChatChunks(ChatEnd end, int index, boolean only) {
        this.chunkStart = end.chunkStart(index);
        this.noUsage = end.includesUsage() ? NO_USAGE : NOTHING;
        this.end = end;
        this.only = only;
    }

    /** One of several choices. */
    static ChatChunks of(int index, ChatEnd end) {
        return new ChatChunks(end, index, false);
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
            case ReplyEvent.Finished finished -> finish(finished, out);
        }
    }

    @Override
    public void appendPing(JsonBuffer out) {
        end.appendPing(out);
    }

    @Override
    public void appendError(UpstreamException failure, JsonBuffer out) {
        end.appendError(failure, out);
    }

    @Override
    public void reject(UpstreamException failure, HttpServletResponse response) throws IOException {
        end.reject(failure, response);
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

    private void finish(ReplyEvent.Finished finished, JsonBuffer out) {
        start(FIRST_TEXT, out);
        out.raw(chunkStart).raw(FINISH).string(FinishReason.of(finished.reason())).raw(FINISH_END);
        chunkEnd(out);
        if (only) {
            end.append(finished, out);
        }
    }

    private void start(byte[] firstDelta, JsonBuffer out) {
        if (!started) {
            started = true;
            out.raw(chunkStart).raw(firstDelta).raw(DELTA_END);
            chunkEnd(out);
        }
    }

    private void chunkEnd(JsonBuffer out) {
        out.raw(noUsage).raw(CHUNK_END);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }
}
