package io.qgateway.openai.responses;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.qgateway.conversation.AssistantContent;
import io.qgateway.conversation.Reasoning;
import io.qgateway.conversation.RedactedReasoning;
import io.qgateway.conversation.ReplyEvent;
import io.qgateway.conversation.StopReason;
import io.qgateway.conversation.Text;
import io.qgateway.conversation.ToolCall;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.json.JsonBody;
import io.qgateway.json.JsonBuffer;
import io.qgateway.openai.OpenAiError;
import io.qgateway.sse.EventEncoder;
import io.qgateway.tokens.UsageMeter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * A streamed response: numbered events about items that are added, grow and are done. Its clients
 * break on events they don't know, so there are no others; a sign of life is a comment.
 */
final class ResponseStream implements EventEncoder {

    /** The kind of item that is growing. */
    private enum Growing {
        NOTHING,
        MESSAGE,
        THOUGHT,
        FUNCTION_CALL,
        CUSTOM_CALL
    }

    /** A member of an event, beside its type and number. */
    private record Field(String name, Object value) {}

    private static final byte[] PING = utf8(": ping\n\n");
    private static final byte[] EVENT = utf8("event: ");
    private static final byte[] DATA = utf8("\ndata: ");
    private static final byte[] TYPE = utf8("{\"type\":");
    private static final byte[] SEQUENCE = utf8(",\"sequence_number\":");
    private static final byte[] ITEM_ID = utf8(",\"item_id\":");
    private static final byte[] OUTPUT_INDEX = utf8(",\"output_index\":");
    private static final byte[] DELTA = utf8(",\"delta\":");
    private static final byte[] TEXT_PART = utf8(",\"content_index\":0,\"logprobs\":[]");
    private static final byte[] SUMMARY_PART = utf8(",\"summary_index\":0");
    private static final byte[] NO_PART = {};
    private static final byte[] DELTA_END = utf8("}\n\n");
    private static final byte[] DATA_END = utf8("\n\n");

    private final ResponseObjects responses;
    private final OutputItems items;
    private final boolean summary;
    private final UsageMeter meter;
    private final List<OutputItem> done = new ArrayList<>();
    private final StringBuilder piece = new StringBuilder();
    private Growing growing = Growing.NOTHING;
    private ReplyEvent.ToolCallStarted call = new ReplyEvent.ToolCallStarted("", "");
    private String itemId = "";
    private long sequence;
    private boolean started;

    ResponseStream(ResponseObjects responses, OutputItems items, UsageMeter meter) {
        this.responses = responses;
        this.items = items;
        this.summary = items.reasoning().summary();
        this.meter = meter;
    }

    @Override
    public void append(ReplyEvent event, JsonBuffer out) {
        start(out);
        switch (event) {
            case ReplyEvent.TextDelta(var text) -> text(text, out);
            case ReplyEvent.ReasoningDelta(var text) -> thought(text, out);
            case ReplyEvent.ReasoningSigned(var signature) -> sign(signature, out);
            case ReplyEvent.ReasoningRedacted(var data) -> redacted(data, out);
            case ReplyEvent.ToolCallStarted begun -> callStart(begun, out);
            case ReplyEvent.ToolInputDelta(var json) -> callInput(json, out);
            case ReplyEvent.ToolCallEnded() -> end(out);
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
        var failed = responses.failed(OpenAiError.of(failure), done);
        event("response.failed", out, new Field("response", failed));
    }

    @Override
    public void reject(UpstreamException failure, HttpServletResponse response) throws IOException {
        OpenAiError.of(failure).write(response);
    }

    private void start(JsonBuffer out) {
        if (!started) {
            started = true;
            var response = new Field("response", responses.inProgress());
            event("response.created", out, response);
            event("response.in_progress", out, response);
        }
    }

    private void text(String text, JsonBuffer out) {
        if (growing != Growing.MESSAGE) {
            end(out);
            added(Growing.MESSAGE, items.messageBegun(done.size()), out);
            part("response.content_part.added", "content_index", OutputItem.TextPart.of(""), out);
        }
        piece.append(text);
        delta("response.output_text.delta", TEXT_PART, text, out);
    }

    private void thought(String text, JsonBuffer out) {
        beginThought(out);
        if (summary && piece.isEmpty()) {
            part(
                    "response.reasoning_summary_part.added",
                    "summary_index",
                    OutputItem.SummaryPart.of(""),
                    out);
        }
        piece.append(text);
        if (summary) {
            delta("response.reasoning_summary_text.delta", SUMMARY_PART, text, out);
        }
    }

    private void beginThought(JsonBuffer out) {
        if (growing != Growing.THOUGHT) {
            end(out);
            added(Growing.THOUGHT, items.thoughtBegun(done.size()), out);
        }
    }

    private void sign(String signature, JsonBuffer out) {
        beginThought(out);
        endThought(new Reasoning(piece.toString(), signature), out);
    }

    private void redacted(String data, JsonBuffer out) {
        end(out);
        beginThought(out);
        endThought(new RedactedReasoning(data), out);
    }

    private void callStart(ReplyEvent.ToolCallStarted begun, JsonBuffer out) {
        end(out);
        call = begun;
        var item = items.callBegun(begun.id(), begun.name(), done.size());
        var custom = item instanceof OutputItem.CustomCall;
        added(custom ? Growing.CUSTOM_CALL : Growing.FUNCTION_CALL, item, out);
    }

    /** What a custom tool takes is a text inside of the JSON, known when the JSON is whole. */
    private void callInput(String json, JsonBuffer out) {
        piece.append(json);
        if (growing == Growing.FUNCTION_CALL) {
            delta("response.function_call_arguments.delta", NO_PART, json, out);
        }
    }

    private void end(JsonBuffer out) {
        switch (growing) {
            case NOTHING -> {}
            case MESSAGE -> endText(out);
            case THOUGHT -> endThought(new Reasoning(piece.toString(), ""), out);
            case FUNCTION_CALL, CUSTOM_CALL -> endCall(out);
        }
    }

    private void endText(JsonBuffer out) {
        var text = piece.toString();
        itemEvent(
                "response.output_text.done",
                out,
                new Field("content_index", 0),
                new Field("text", text),
                new Field("logprobs", List.of()));
        part("response.content_part.done", "content_index", OutputItem.TextPart.of(text), out);
        done(new Text(text), out);
    }

    private void endThought(AssistantContent thought, JsonBuffer out) {
        if (summary && !piece.isEmpty()) {
            var text = piece.toString();
            itemEvent(
                    "response.reasoning_summary_text.done",
                    out,
                    new Field("summary_index", 0),
                    new Field("text", text));
            part(
                    "response.reasoning_summary_part.done",
                    "summary_index",
                    OutputItem.SummaryPart.of(text),
                    out);
        }
        done(thought, out);
    }

    private void endCall(JsonBuffer out) {
        var whole = new ToolCall(call.id(), call.name(), piece.toString());
        switch (items.of(whole, done.size())) {
            case OutputItem.FunctionCall function ->
                    itemEvent(
                            "response.function_call_arguments.done",
                            out,
                            new Field("name", function.name()),
                            new Field("arguments", function.arguments()));
            case OutputItem.CustomCall custom -> {
                delta("response.custom_tool_call_input.delta", NO_PART, custom.input(), out);
                itemEvent(
                        "response.custom_tool_call_input.done",
                        out,
                        new Field("input", custom.input()));
            }
            case OutputItem.Message _, OutputItem.Reasoning _ ->
                    throw new IllegalStateException("A call became another item");
        }
        done(whole, out);
    }

    private void finish(StopReason reason, JsonBuffer out) {
        if (growing == Growing.FUNCTION_CALL || growing == Growing.CUSTOM_CALL) {
            // A call that a limit has cut off is no call: it is never done.
            growing = Growing.NOTHING;
        }
        end(out);
        var ended = responses.ended(reason, done, ResponseUsage.of(meter.usage()));
        event("response." + ended.status(), out, new Field("response", ended));
    }

    private void added(Growing kind, OutputItem item, JsonBuffer out) {
        growing = kind;
        itemId = item.id();
        itemState("response.output_item.added", item, out);
    }

    private void done(AssistantContent content, JsonBuffer out) {
        var item = items.of(content, done.size());
        itemState("response.output_item.done", item, out);
        done.add(item);
        piece.setLength(0);
        growing = Growing.NOTHING;
    }

    private void itemState(String type, OutputItem item, JsonBuffer out) {
        event(type, out, new Field("output_index", done.size()), new Field("item", item));
    }

    private void part(String type, String index, Object part, JsonBuffer out) {
        itemEvent(type, out, new Field(index, 0), new Field("part", part));
    }

    private void itemEvent(String type, JsonBuffer out, Field... fields) {
        var all = new ArrayList<Field>();
        all.add(new Field("item_id", itemId));
        all.add(new Field("output_index", done.size()));
        all.addAll(List.of(fields));
        event(type, out, all.toArray(Field[]::new));
    }

    private void event(String type, JsonBuffer out, Field... fields) {
        var json = new LinkedHashMap<String, Object>();
        json.put("type", type);
        json.put("sequence_number", sequence++);
        for (var field : fields) {
            json.put(field.name(), field.value());
        }
        out.raw(EVENT).raw(utf8(type)).raw(DATA).raw(JsonBody.of(json)).raw(DATA_END);
    }

    private void delta(String type, byte[] part, String delta, JsonBuffer out) {
        out.raw(EVENT).raw(utf8(type)).raw(DATA).raw(TYPE).string(type);
        out.raw(SEQUENCE).number(sequence++).raw(ITEM_ID).string(itemId);
        out.raw(OUTPUT_INDEX).number(done.size()).raw(part).raw(DELTA).string(delta).raw(DELTA_END);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }
}
