package io.qgateway.amazonq;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.qgateway.amazonq.eventstream.EncodedFrames;
import io.qgateway.amazonq.http.CutExchange;
import io.qgateway.conversation.ReplyStream;
import io.qgateway.sse.ReplyScript;
import java.io.ByteArrayOutputStream;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The HTTP response by which the upstream would give the answer that a script tells. */
final class RecordedUpstream {

    private static final JsonMapper JSON = new JsonMapper();

    private final ByteArrayOutputStream response = new ByteArrayOutputStream();
    private int wholeFrom;
    private int lastFrameEnd;
    private String callId = "";
    private String callName = "";

    private RecordedUpstream() {}

    static RecordedUpstream of(ReplyScript script) {
        var recorded = new RecordedUpstream();
        recorded.raw("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n");
        recorded.event("assistantResponseEvent", Map.of("content", ""));
        for (var line : script.lines()) {
            var space = (line + " ").indexOf(' ');
            recorded.step(line.substring(0, space), line.substring(space).strip());
        }
        recorded.raw("0\r\n\r\n");
        if (recorded.wholeFrom == 0) {
            recorded.wholeFrom = recorded.response.size();
        }
        return recorded;
    }

    /** How many bytes it has. */
    int size() {
        return response.size();
    }

    /** How many bytes are enough for a whole answer: all, unless it ends at a stop sequence. */
    int wholeFrom() {
        return wholeFrom;
    }

    /** The answer, if the connection is closed after so many bytes. */
    ReplyStream cutAt(int bytes) {
        var exchange = new CutExchange(response.toByteArray(), bytes);
        var check = new ResponseCheck(InstantSource.system());
        return new EventStreamReply(exchange, check, _ -> {}, 4096);
    }

    private void step(String verb, String rest) {
        switch (verb) {
            case "text" -> event("assistantResponseEvent", Map.of("content", string(rest)));
            case "think" -> event("reasoningContentEvent", Map.of("text", string(rest)));
            case "signed" -> event("reasoningContentEvent", Map.of("signature", rest));
            case "redacted" -> event("reasoningContentEvent", Map.of("redactedContent", rest));
            case "call" -> call(rest.split(" ", 2));
            case "input" -> toolUse(Map.of("input", string(rest)));
            case "end" -> toolUse(Map.of("stop", true));
            case "usage" -> usage(rest.split(" "));
            case "finished" -> finished(rest);
            case "stopped" -> {
                event("assistantResponseEvent", Map.of("content", string(rest)));
                wholeFrom = lastFrameEnd;
            }
            case "ping" -> {}
            default -> throw new IllegalArgumentException("No upstream says " + verb);
        }
    }

    private void call(String[] words) {
        callId = words[0];
        callName = words[1];
        toolUse(Map.of());
    }

    private void toolUse(Map<String, Object> more) {
        var members = new HashMap<String, Object>(more);
        members.put("toolUseId", callId);
        members.put("name", callName);
        event("toolUseEvent", members);
    }

    private void usage(String[] numbers) {
        event(
                "metadataEvent",
                Map.of(
                        "tokenUsage",
                        Map.of(
                                "uncachedInputTokens", Long.parseLong(numbers[0]),
                                "outputTokens", Long.parseLong(numbers[1]),
                                "cacheReadInputTokens", Long.parseLong(numbers[2]),
                                "cacheWriteInputTokens", Long.parseLong(numbers[3]))));
    }

    private void finished(String reason) {
        switch (reason) {
            case "END_TURN", "TOOL_USE" -> {}
            case "REFUSED" -> event("metadataEvent", Map.of("stopDetails", Map.of("refusal", "x")));
            case "CONTEXT_WINDOW_EXCEEDED" ->
                    event("metadataEvent", Map.of("stopReason", "MODEL_CONTEXT_WINDOW_EXCEEDED"));
            case "PAUSED" -> event("metadataEvent", Map.of("stopReason", "PAUSE_TURN"));
            default -> event("metadataEvent", Map.of("stopReason", reason));
        }
    }

    private void event(String type, Map<String, Object> payload) {
        var frame = EncodedFrames.event(type, JSON.writeValueAsString(payload));
        raw(Integer.toHexString(frame.length) + "\r\n");
        response.writeBytes(frame);
        lastFrameEnd = response.size();
        raw("\r\n");
    }

    private void raw(String text) {
        response.writeBytes(text.getBytes(US_ASCII));
    }

    private static String string(String json) {
        return JSON.readValue(json, String.class);
    }
}
