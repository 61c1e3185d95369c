package io.qgateway.settings;

import java.time.Duration;

/**
 * How long things may take.
 *
 * @param firstEvent until an answer begins
 * @param idle of silence by the upstream within an answer
 * @param ping of silence towards a client before it gets a sign of life
 * @param drain for answers under way when the gateway stops
 */
public record TimeLimits(
        Duration connect, Duration firstEvent, Duration idle, Duration ping, Duration drain) {}
