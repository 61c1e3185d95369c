/**
 * The language everyone here speaks: what a client asks, whichever protocol it came by, and what
 * the model answers, event by event. It knows only {@code java.*}.
 */
@NullMarked
package io.qgateway.conversation;

import org.jspecify.annotations.NullMarked;
