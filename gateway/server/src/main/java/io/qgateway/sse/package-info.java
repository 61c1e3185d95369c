/**
 * How an answer travels to the client, whatever the protocol words it like: event by event as
 * server-sent events, or whole.
 */
@NullMarked
package io.qgateway.sse;

import org.jspecify.annotations.NullMarked;
