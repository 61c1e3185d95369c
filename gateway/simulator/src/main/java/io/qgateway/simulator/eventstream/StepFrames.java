package io.qgateway.simulator.eventstream;

import io.qgateway.simulator.script.Ending;
import io.qgateway.simulator.script.Step;
import io.qgateway.simulator.script.TokenUsage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Turns the steps of a reply into messages. */
public final class StepFrames {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int TORN_BYTES = 3;

    private StepFrames() {}

    /**
     * The messages of a step that happens at once; none for those that take their time, {@link
     * Step.Chunks} and {@link Step.Wait}.
     */
    public static List<byte[]> of(Step step, String conversationId) {
        return switch (step) {
            case Step.Opening() ->
                    one("initial-response", Map.of("conversationId", conversationId));
            case Step.Text(var text) -> one("assistantResponseEvent", Map.of("content", text));
            case Step.TornText(var text) -> torn(text);
            case Step.Thinking(var text) -> one("reasoningContentEvent", Map.of("text", text));
            case Step.ThinkingSignature(var signature) ->
                    one("reasoningContentEvent", Map.of("signature", signature));
            case Step.RedactedThinking(var base64) ->
                    one("reasoningContentEvent", Map.of("redactedContent", base64));
            case Step.ToolCall call -> toolCall(call);
            case Step.Metadata metadata -> one("metadataEvent", metadata(metadata));
            case Step.ContextUsage(var percentage) ->
                    one("contextUsageEvent", Map.of("contextUsagePercentage", percentage));
            case Step.Metering(var credits) -> one("meteringEvent", metering(credits));
            case Step.OtherEvent(var type, var json) ->
                    List.of(Frame.event(type, json.getBytes(StandardCharsets.UTF_8)));
            case Step.Chunks _, Step.Wait _ -> List.of();
        };
    }

    /** The message of an exception that ends a stream. */
    public static byte[] of(Ending.Thrown thrown) {
        var payload = new LinkedHashMap<String, Object>();
        payload.put("message", thrown.message());
        thrown.reason().ifPresent(reason -> payload.put("reason", reason));
        return Frame.exception(thrown.type(), JSON.writeValueAsBytes(payload));
    }

    private static List<byte[]> one(String type, Map<String, ?> payload) {
        return List.of(Frame.event(type, JSON.writeValueAsBytes(payload)));
    }

    private static List<byte[]> toolCall(Step.ToolCall call) {
        var start = new LinkedHashMap<String, Object>();
        start.put("toolUseId", call.id());
        start.put("name", call.name());
        var frames = new ArrayList<>(one("toolUseEvent", start));
        for (var fragment : call.fragments()) {
            var piece = new LinkedHashMap<String, Object>(start);
            piece.put("input", fragment);
            frames.addAll(one("toolUseEvent", piece));
        }
        if (call.ended()) {
            var stop = new LinkedHashMap<String, Object>(start);
            stop.put("stop", true);
            frames.addAll(one("toolUseEvent", stop));
        }
        return frames;
    }

    private static Map<String, Object> metadata(Step.Metadata metadata) {
        var payload = new LinkedHashMap<String, Object>();
        metadata.usage().ifPresent(usage -> payload.put("tokenUsage", tokenUsage(usage)));
        metadata.stopReason().ifPresent(reason -> payload.put("stopReason", reason));
        return payload;
    }

    private static Map<String, Long> tokenUsage(TokenUsage usage) {
        var counts = new LinkedHashMap<String, Long>();
        counts.put("uncachedInputTokens", usage.uncachedInput());
        counts.put("outputTokens", usage.output());
        counts.put("totalTokens", usage.total());
        counts.put("cacheReadInputTokens", usage.cacheRead());
        counts.put("cacheWriteInputTokens", usage.cacheWrite());
        return counts;
    }

    private static Map<String, Object> metering(double credits) {
        return Map.of("usage", credits, "unit", "credit", "unitPlural", "credits");
    }

    private static List<byte[]> torn(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var frames = new ArrayList<byte[]>();
        for (var from = 0; from < bytes.length; from += TORN_BYTES) {
            var piece = Arrays.copyOfRange(bytes, from, Math.min(from + TORN_BYTES, bytes.length));
            frames.add(Frame.event("assistantResponseEvent", tornPayload(piece)));
        }
        return frames;
    }

    private static byte[] tornPayload(byte[] piece) {
        var before = "{\"content\":\"".getBytes(StandardCharsets.US_ASCII);
        var payload = Arrays.copyOf(before, before.length + piece.length + 2);
        System.arraycopy(piece, 0, payload, before.length, piece.length);
        payload[payload.length - 2] = '"';
        payload[payload.length - 1] = '}';
        return payload;
    }
}
