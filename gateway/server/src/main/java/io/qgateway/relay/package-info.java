/**
 * The one place where accounts, retries and the upstream meet: takes a conversation, has it
 * answered by some account of the pool, and hands the answer on while it streams.
 */
@NullMarked
package io.qgateway.relay;

import org.jspecify.annotations.NullMarked;
