/** Another backend that takes requests as they came when the pool can't serve them. */
@NullMarked
package io.qgateway.fallback;

import org.jspecify.annotations.NullMarked;
