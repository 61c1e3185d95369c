/**
 * HTTP/1.1 for long answers that arrive in small pieces: blocking, pooled, cancelled from any
 * thread. It knows nothing of what it carries.
 */
@NullMarked
package io.qgateway.amazonq.http;

import org.jspecify.annotations.NullMarked;
