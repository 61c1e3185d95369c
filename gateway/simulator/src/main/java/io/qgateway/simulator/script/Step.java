package io.qgateway.simulator.script;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A part of a reply, before its ending: one event, several, or a pause. */
public sealed interface Step {

    /** The {@code initial-response} event that opens a stream of this protocol. */
    record Opening() implements Step {}

    /** One text event. */
    record Text(String text) implements Step {}

    /** A text whose UTF-8 is torn apart inside of characters, a few bytes to an event. */
    record TornText(String text) implements Step {
        public TornText {
            if (text.chars().anyMatch(c -> c < ' ' || c == '"' || c == '\\')) {
                throw new IllegalArgumentException(
                        "A torn text can't hold what JSON escapes: the escapes would be torn, too");
            }
        }
    }

    /** One piece of the model's thinking. */
    record Thinking(String text) implements Step {}

    /** The signature that ends the model's thinking. */
    record ThinkingSignature(String signature) implements Step {}

    /** Thinking that the model may not show, in base64. */
    record RedactedThinking(String base64) implements Step {}

    /**
     * A tool call: the name, then each fragment of the arguments.
     *
     * @param ended whether the event that ends the call is sent
     */
    record ToolCall(String id, String name, List<String> fragments, boolean ended) implements Step {
        public ToolCall {
            fragments = List.copyOf(fragments);
        }
    }

    /** The metadata event, usually the last one. */
    record Metadata(Optional<TokenUsage> usage, Optional<String> stopReason) implements Step {}

    /** How much of the model's window is used, in per cent. */
    record ContextUsage(double percentage) implements Step {}

    /** What the request cost, in credits. */
    record Metering(double credits) implements Step {}

    /** Any other event: one of the service's, or one that nobody has heard of. */
    record OtherEvent(String type, String json) implements Step {}

    /**
     * A run of text events of the same size. Each begins with its number ({@code #17;}), or with
     * the {@link System#nanoTime()} of its writing ({@code @123456789;}).
     *
     * @param size characters of each text
     */
    record Chunks(int count, int size, Duration every, boolean stamped, Flush flush)
            implements Step {

        /** The room that the longest stamp needs. */
        public static final int SMALLEST = 24;

        public Chunks {
            if (count < 0 || every.isNegative()) {
                throw new IllegalArgumentException(
                        "A run has at least 0 chunks, never back in time");
            }
            if (flush == Flush.ALL && !every.isZero()) {
                throw new IllegalArgumentException("Chunks with a pause can't share a write");
            }
            if (size < SMALLEST || size > 1 << 20) {
                throw new IllegalArgumentException(
                        "A chunk has %d to %d characters".formatted(SMALLEST, 1 << 20));
            }
        }

        /** Numbered chunks, all at once and each in a write of its own. */
        public static Chunks numbered(int count) {
            return new Chunks(count, SMALLEST, Duration.ZERO, false, Flush.EACH);
        }
    }

    /** A pause. */
    record Wait(Duration duration) implements Step {}
}
