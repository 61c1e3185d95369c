/** Who may ask, and a line in the log for everyone who did: API keys, request ids, access log. */
@NullMarked
package io.qgateway.access;

import org.jspecify.annotations.NullMarked;
