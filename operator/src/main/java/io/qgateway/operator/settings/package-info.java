/** What the operator is told from outside: the gateway's names where it is the same. */
@NullMarked
package io.qgateway.operator.settings;

import org.jspecify.annotations.NullMarked;
