/** Estimates of how many tokens a text has, for when the upstream doesn't say. */
@NullMarked
package io.qgateway.tokens;

import org.jspecify.annotations.NullMarked;
