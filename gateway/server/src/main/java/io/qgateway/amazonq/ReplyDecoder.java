package io.qgateway.amazonq;

import io.qgateway.amazonq.UpstreamEvent.AssistantText;
import io.qgateway.amazonq.UpstreamEvent.Failure;
import io.qgateway.amazonq.UpstreamEvent.Ignored;
import io.qgateway.amazonq.UpstreamEvent.Metadata;
import io.qgateway.amazonq.UpstreamEvent.Reasoning;
import io.qgateway.amazonq.UpstreamEvent.ToolUse;
import io.qgateway.amazonq.UpstreamEvent.Unknown;
import io.qgateway.amazonq.eventstream.Frame;
import io.qgateway.conversation.ReplyEvent;
import io.qgateway.conversation.ReplyEvent.Finished;
import io.qgateway.conversation.ReplyEvent.ReasoningDelta;
import io.qgateway.conversation.ReplyEvent.ReasoningRedacted;
import io.qgateway.conversation.ReplyEvent.ReasoningSigned;
import io.qgateway.conversation.ReplyEvent.TextDelta;
import io.qgateway.conversation.ReplyEvent.ToolCallEnded;
import io.qgateway.conversation.ReplyEvent.ToolCallStarted;
import io.qgateway.conversation.ReplyEvent.ToolInputDelta;
import io.qgateway.conversation.ReplyEvent.UsageReported;
import io.qgateway.conversation.StopReason;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.conversation.UpstreamException.Kind;
import java.util.HashSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Fits the frames of one answer together into its events. The upstream has no event for the end:
 * the end of the HTTP response is the end, and whether the answer is whole shows only then. One per
 * answer; not thread-safe.
 */
final class ReplyDecoder {

    private static final class OpenCall {

        private final String id;
        private final ToolInput input = new ToolInput();
        private final TextJoiner pieces = new TextJoiner();

        OpenCall(String id) {
            this.id = id;
        }
    }

    private final Queue<ReplyEvent> events;
    private final UnknownEvents unknown;
    private final TextJoiner text = new TextJoiner();
    private final TextJoiner reasoning = new TextJoiner();
    private final Set<String> calls = new HashSet<>();
    private @Nullable OpenCall openCall;
    private boolean thinking;
    private String signature = "";
    private boolean answered;
    private String stopReason = "";
    private boolean refused;

    /**
     * @param events takes what the frames amount to
     */
    ReplyDecoder(Queue<ReplyEvent> events, UnknownEvents unknown) {
        this.events = events;
        this.unknown = unknown;
    }

    /** Takes the next frame, which may amount to any number of events. */
    void accept(Frame frame) throws UpstreamException {
        switch (EventReader.read(frame)) {
            case AssistantText(var content) -> text(content);
            case Reasoning thought -> reasoning(thought);
            case ToolUse use -> toolUse(use);
            case Metadata metadata -> metadata(metadata);
            case Failure(var error) -> throw UpstreamErrors.classify(error, Optional.empty());
            case Ignored() -> {}
            case Unknown(var type) -> unknown.seen(type);
        }
    }

    /** The response ended as it should: finishes the answer, if it is whole. */
    void end() throws UpstreamException {
        if (openCall != null && !isLimit(reason())) {
            throw corrupt("The answer of Amazon Q ends inside a tool call");
        }
        if (!answered && stopReason.isEmpty() && !refused) {
            throw corrupt("The answer of Amazon Q is empty");
        }
        endReasoning();
        endText();
        events.add(new Finished(reason()));
    }

    private void text(String content) throws UpstreamException {
        answered = true;
        if (content.isEmpty()) {
            return;
        }
        requireNoOpenCall("text");
        endReasoning();
        emitText(text.append(content));
    }

    private void endText() {
        emitText(text.end());
    }

    private void emitText(String whole) {
        if (!whole.isEmpty()) {
            events.add(new TextDelta(whole));
        }
    }

    private void reasoning(Reasoning thought) throws UpstreamException {
        requireNoOpenCall("reasoning");
        endText();
        if (!signature.isEmpty() && !thought.text().isEmpty()) {
            endReasoning();
        }
        thinking = true;
        emitReasoning(reasoning.append(thought.text()));
        signature += thought.signature();
        if (!thought.redacted().isEmpty()) {
            endReasoning();
            events.add(new ReasoningRedacted(thought.redacted()));
        }
    }

    /** A signature may come in pieces, so that it is told when the thought is over. */
    private void endReasoning() {
        if (!thinking) {
            return;
        }
        thinking = false;
        emitReasoning(reasoning.end());
        if (!signature.isEmpty()) {
            events.add(new ReasoningSigned(signature));
            signature = "";
        }
    }

    private void emitReasoning(String whole) {
        if (!whole.isEmpty()) {
            events.add(new ReasoningDelta(whole));
        }
    }

    private void requireNoOpenCall(String what) throws UpstreamException {
        if (openCall != null) {
            throw corrupt("Amazon Q sent " + what + " inside a tool call");
        }
    }

    private void toolUse(ToolUse use) throws UpstreamException {
        answered = true;
        var call = openCall == null ? start(use) : openCall;
        if (!call.id.equals(use.id())) {
            throw corrupt("Amazon Q began a tool call inside another");
        }
        input(call, call.pieces.append(use.input()));
        if (use.stop()) {
            stop(call);
        }
    }

    private OpenCall start(ToolUse use) throws UpstreamException {
        if (use.id().isEmpty() || use.name().isEmpty()) {
            throw corrupt("Amazon Q sent a tool call without an id or a name");
        }
        if (!calls.add(use.id())) {
            throw corrupt("Amazon Q made the same tool call twice");
        }
        endReasoning();
        endText();
        var call = new OpenCall(use.id());
        openCall = call;
        events.add(new ToolCallStarted(use.id(), use.name()));
        return call;
    }

    private void input(OpenCall call, String piece) throws UpstreamException {
        if (piece.isEmpty()) {
            return;
        }
        if (!call.input.accept(piece)) {
            throw badInput();
        }
        events.add(new ToolInputDelta(piece));
    }

    /** A tool that takes nothing is called without any input: that is the empty object. */
    private void stop(OpenCall call) throws UpstreamException {
        input(call, call.pieces.end());
        if (call.input.isEmpty()) {
            input(call, "{}");
        }
        if (!call.input.end()) {
            throw badInput();
        }
        openCall = null;
        events.add(new ToolCallEnded());
    }

    private void metadata(Metadata metadata) {
        metadata.usage().ifPresent(usage -> events.add(new UsageReported(usage)));
        if (!metadata.stopReason().isEmpty()) {
            stopReason = metadata.stopReason();
        }
        refused |= metadata.refused();
    }

    private static boolean isLimit(StopReason reason) {
        return reason == StopReason.MAX_TOKENS || reason == StopReason.CONTEXT_WINDOW_EXCEEDED;
    }

    private StopReason reason() {
        if (refused) {
            return StopReason.REFUSED;
        }
        return switch (stopReason) {
            case "MAX_TOKENS" -> StopReason.MAX_TOKENS;
            case "CONTENT_FILTERED" -> StopReason.CONTENT_FILTERED;
            case "MODEL_CONTEXT_WINDOW_EXCEEDED" -> StopReason.CONTEXT_WINDOW_EXCEEDED;
            case "PAUSE_TURN" -> StopReason.PAUSED;
            default -> calls.isEmpty() ? StopReason.END_TURN : StopReason.TOOL_USE;
        };
    }

    private static UpstreamException badInput() {
        return corrupt("Amazon Q called a tool with an input that is no JSON object");
    }

    private static UpstreamException corrupt(String what) {
        return new UpstreamException(Kind.CORRUPT, what + "; try again.");
    }
}
