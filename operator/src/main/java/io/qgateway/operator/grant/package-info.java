/** An account's login as a Secret, the store of record that only the operator reads. */
@NullMarked
package io.qgateway.operator.grant;

import org.jspecify.annotations.NullMarked;
