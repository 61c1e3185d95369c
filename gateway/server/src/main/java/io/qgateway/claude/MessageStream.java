package io.qgateway.claude;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.qgateway.conversation.ReplyEvent;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.json.JsonBody;
import io.qgateway.json.JsonBuffer;
import io.qgateway.sse.EventEncoder;
import io.qgateway.tokens.UsageMeter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A streamed message: its start, its blocks one after another, why it ended, its stop. */
final class MessageStream implements EventEncoder {

    private static final byte[] MESSAGE_START = event("message_start", ",\"message\":{\"id\":");
    private static final byte[] MESSAGE_MODEL =
            utf8(",\"type\":\"message\",\"role\":\"assistant\",\"model\":");
    private static final byte[] MESSAGE_USAGE =
            utf8(",\"content\":[],\"stop_reason\":null,\"stop_sequence\":null,\"usage\":");
    private static final byte[] BLOCK_START = event("content_block_start", ",\"index\":");
    private static final byte[] TEXT_BLOCK =
            utf8(",\"content_block\":{\"type\":\"text\",\"text\":\"\"");
    private static final byte[] THINKING_BLOCK =
            utf8(",\"content_block\":{\"type\":\"thinking\",\"thinking\":\"\",\"signature\":\"\"");
    private static final byte[] REDACTED_BLOCK =
            utf8(",\"content_block\":{\"type\":\"redacted_thinking\",\"data\":");
    private static final byte[] CALL_BLOCK =
            utf8(",\"content_block\":{\"type\":\"tool_use\",\"id\":");
    private static final byte[] CALL_NAME = utf8(",\"name\":");
    private static final byte[] CALL_INPUT = utf8(",\"input\":{}");
    private static final byte[] DELTA = event("content_block_delta", ",\"index\":");
    private static final byte[] TEXT_DELTA = utf8(",\"delta\":{\"type\":\"text_delta\",\"text\":");
    private static final byte[] THINKING_DELTA =
            utf8(",\"delta\":{\"type\":\"thinking_delta\",\"thinking\":");
    private static final byte[] SIGNATURE_DELTA =
            utf8(",\"delta\":{\"type\":\"signature_delta\",\"signature\":");
    private static final byte[] INPUT_DELTA =
            utf8(",\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":");
    private static final byte[] BLOCK_STOP = event("content_block_stop", ",\"index\":");
    private static final byte[] MESSAGE_DELTA =
            event("message_delta", ",\"delta\":{\"stop_reason\":");
    private static final byte[] STOP_SEQUENCE = utf8(",\"stop_sequence\":");
    private static final byte[] NULL = utf8("null");
    private static final byte[] FINAL_USAGE = utf8("},\"usage\":");
    private static final byte[] MESSAGE_STOP = event("message_stop", "}\n\n");
    private static final byte[] PING = event("ping", "}\n\n");
    private static final byte[] ERROR = utf8("event: error\ndata: ");
    private static final byte[] END = utf8("\n\n");
    private static final byte[] END_1 = utf8("}\n\n");
    private static final byte[] END_2 = utf8("}}\n\n");

    /** The block that deltas go to. */
    private enum Open {
        NOTHING,
        TEXT,
        THINKING,
        CALL
    }

    private final MessageHead head;
    private final UsageMeter meter;
    private boolean started;
    private Open open = Open.NOTHING;
    private int index;

    MessageStream(MessageHead head, UsageMeter meter) {
        this.head = head;
        this.meter = meter;
    }

    @Override
    public void append(ReplyEvent event, JsonBuffer out) {
        switch (event) {
            case ReplyEvent.TextDelta(var text) -> text(text, out);
            case ReplyEvent.ReasoningDelta(var text) -> thinking(text, out);
            case ReplyEvent.ReasoningSigned(var signature) -> signature(signature, out);
            case ReplyEvent.ReasoningRedacted(var data) -> redacted(data, out);
            case ReplyEvent.ToolCallStarted(var id, var name) -> callStart(id, name, out);
            case ReplyEvent.ToolInputDelta(var json) ->
                    out.raw(DELTA).number(index).raw(INPUT_DELTA).string(json).raw(END_2);
            case ReplyEvent.ToolCallEnded() -> endBlock(out);
            case ReplyEvent.UsageReported _ -> {}
            case ReplyEvent.Finished finished -> finish(finished, out);
        }
    }

    /** A ping before the first event starts the message, for nothing may come before its start. */
    @Override
    public void appendPing(JsonBuffer out) {
        start(out);
        out.raw(PING);
    }

    @Override
    public void appendError(UpstreamException failure, JsonBuffer out) {
        out.raw(ERROR).raw(ClaudeError.of(failure).body(head.requestId())).raw(END);
    }

    @Override
    public void reject(UpstreamException failure, HttpServletResponse response) throws IOException {
        ClaudeError.of(failure).write(response, head.requestId());
    }

    private void start(JsonBuffer out) {
        if (!started) {
            started = true;
            var usage = new MessageUsage(meter.factor().applyTo(meter.input()), 0, 0, 0);
            out.raw(MESSAGE_START).string(head.id()).raw(MESSAGE_MODEL).string(head.model());
            out.raw(MESSAGE_USAGE).raw(JsonBody.of(usage)).raw(END_2);
        }
    }

    private void text(String text, JsonBuffer out) {
        open(Open.TEXT, TEXT_BLOCK, out);
        out.raw(DELTA).number(index).raw(TEXT_DELTA).string(text).raw(END_2);
    }

    private void thinking(String text, JsonBuffer out) {
        open(Open.THINKING, THINKING_BLOCK, out);
        out.raw(DELTA).number(index).raw(THINKING_DELTA).string(text).raw(END_2);
    }

    private void signature(String signature, JsonBuffer out) {
        open(Open.THINKING, THINKING_BLOCK, out);
        out.raw(DELTA).number(index).raw(SIGNATURE_DELTA).string(signature).raw(END_2);
        endBlock(out);
    }

    private void redacted(String data, JsonBuffer out) {
        start(out);
        endBlock(out);
        out.raw(BLOCK_START).number(index).raw(REDACTED_BLOCK).string(data).raw(END_2);
        blockStop(out);
    }

    private void open(Open block, byte[] itsStart, JsonBuffer out) {
        if (open == block) {
            return;
        }
        start(out);
        endBlock(out);
        open = block;
        out.raw(BLOCK_START).number(index).raw(itsStart).raw(END_2);
    }

    private void callStart(String id, String name, JsonBuffer out) {
        start(out);
        endBlock(out);
        open = Open.CALL;
        out.raw(BLOCK_START).number(index).raw(CALL_BLOCK).string(id);
        out.raw(CALL_NAME).string(name).raw(CALL_INPUT).raw(END_2);
    }

    private void endBlock(JsonBuffer out) {
        if (open != Open.NOTHING) {
            open = Open.NOTHING;
            blockStop(out);
        }
    }

    private void blockStop(JsonBuffer out) {
        out.raw(BLOCK_STOP).number(index).raw(END_1);
        index++;
    }

    private void finish(ReplyEvent.Finished finished, JsonBuffer out) {
        start(out);
        endBlock(out);
        var usage = JsonBody.of(MessageUsage.of(meter));
        out.raw(MESSAGE_DELTA).string(StopWord.of(finished.reason())).raw(STOP_SEQUENCE);
        finished.stopSequence().ifPresentOrElse(out::string, () -> out.raw(NULL));
        out.raw(FINAL_USAGE).raw(usage).raw(END_1);
        out.raw(MESSAGE_STOP);
    }

    private static byte[] event(String name, String rest) {
        return utf8("event: %s\ndata: {\"type\":\"%s\"%s".formatted(name, name, rest));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }
}
