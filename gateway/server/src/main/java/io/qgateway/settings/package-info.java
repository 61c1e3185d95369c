/**
 * What the gateway is told from outside: the environment and the {@code .env} file, read once,
 * judged as a whole, and turned into values. Nothing else reads the environment.
 */
@NullMarked
package io.qgateway.settings;

import org.jspecify.annotations.NullMarked;
