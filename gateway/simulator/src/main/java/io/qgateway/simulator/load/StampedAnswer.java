package io.qgateway.simulator.load;

import java.time.Duration;

/**
 * The answer that a prompt asks the simulator for: pieces of text, each stamped when it is sent.
 */
public record StampedAnswer(int chunks, Duration every, int size) {

    String prompt() {
        return "simulate: stamped chunks %d every %dms size %d"
                .formatted(chunks, every.toMillis(), size);
    }
}
