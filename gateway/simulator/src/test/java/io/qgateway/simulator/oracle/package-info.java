/** What a client sees, read by code that is not the simulator's. */
@NullMarked
package io.qgateway.simulator.oracle;

import org.jspecify.annotations.NullMarked;
