/** OpenAI's Chat Completions: its requests read, its answers, streams and errors written. */
@NullMarked
package io.qgateway.openai;

import org.jspecify.annotations.NullMarked;
