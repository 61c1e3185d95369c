/** What is counted and logged of each request, and under which names. */
@NullMarked
package io.qgateway.metrics;

import org.jspecify.annotations.NullMarked;
