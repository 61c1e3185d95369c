package io.qgateway.settings;

import java.time.Duration;

/**
 * How long things may take.
 *
 * @param firstEvent until an answer begins
 * @param idle of silence by the upstream within an answer
 * @param ping of silence towards a client before it gets a sign of life
 * @param client of inactivity by a client that is being sent something or is sending
 * @param drainDelay for load balancers to notice that the gateway stops
 * @param drain for answers under way when the gateway stops
 */
public record TimeLimits(
        Duration connect,
        Duration firstEvent,
        Duration idle,
        Duration ping,
        Duration client,
        Duration drainDelay,
        Duration drain) {}
