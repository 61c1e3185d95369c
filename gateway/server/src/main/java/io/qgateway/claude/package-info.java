/** Anthropic's Messages: its requests read, its answers, streams and errors written. */
@NullMarked
package io.qgateway.claude;

import org.jspecify.annotations.NullMarked;
