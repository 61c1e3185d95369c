/**
 * The load client: many concurrent answers from one event loop, each checked to its proper end, and
 * timed by the stamps that the simulator puts into its text.
 */
@NullMarked
package io.qgateway.simulator.load;

import org.jspecify.annotations.NullMarked;
