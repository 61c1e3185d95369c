/**
 * Makes an answer keep to what the client asked for where the upstream has no parameter for it:
 * stop sequences, a token limit, thoughts that the model writes in tags. It knows neither the
 * client's protocol nor the upstream's.
 */
@NullMarked
package io.qgateway.tailoring;

import org.jspecify.annotations.NullMarked;
