/** The chat service: checks requests as the real one does, and picks the answer to play. */
@NullMarked
package io.qgateway.simulator.chat;

import org.jspecify.annotations.NullMarked;
