/** What a simulated answer does: its steps, its ending, and the directives that spell them. */
@NullMarked
package io.qgateway.simulator.script;

import org.jspecify.annotations.NullMarked;
