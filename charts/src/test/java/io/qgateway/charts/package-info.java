/** The chart as Helm renders it. */
@NullMarked
package io.qgateway.charts;

import org.jspecify.annotations.NullMarked;
