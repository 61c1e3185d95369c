/** Writes the frames of an event stream, sound ones and broken ones. */
@NullMarked
package io.qgateway.simulator.eventstream;

import org.jspecify.annotations.NullMarked;
