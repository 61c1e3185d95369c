/**
 * OpenAI's Responses API, stateless: nothing is stored, and each request brings its whole history.
 */
@NullMarked
package io.qgateway.openai.responses;

import org.jspecify.annotations.NullMarked;
