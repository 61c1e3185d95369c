/** Which accounts are to be tried out before they serve. */
@NullMarked
package io.qgateway.accounts.checks;

import org.jspecify.annotations.NullMarked;
