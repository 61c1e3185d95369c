/**
 * The web console as people use it, in headless Chromium, on a gateway with a simulated upstream.
 */
@NullMarked
package io.qgateway.browser;

import org.jspecify.annotations.NullMarked;
