/**
 * The benchmark: runs the upstream alone, a floor without features and the gateway under the same
 * load, interleaved, and writes a report. The floor is what a translator costs that does nothing
 * but translate, and shares no code with the gateway.
 */
@NullMarked
package io.qgateway.simulator.bench;

import org.jspecify.annotations.NullMarked;
