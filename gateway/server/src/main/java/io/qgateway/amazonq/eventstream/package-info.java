/**
 * The framing {@code application/vnd.amazon.eventstream}: bytes to checked frames. It knows the
 * format, not what Amazon Q says in it.
 */
@NullMarked
package io.qgateway.amazonq.eventstream;

import org.jspecify.annotations.NullMarked;
