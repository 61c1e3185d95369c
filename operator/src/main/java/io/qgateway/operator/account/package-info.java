/** Makes accounts what their resources say, and says how they stand. */
@NullMarked
package io.qgateway.operator.account;

import org.jspecify.annotations.NullMarked;
