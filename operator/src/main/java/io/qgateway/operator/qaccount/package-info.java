/** The resource QAccount: the types that read and write what {@code crds/} allows. */
@NullMarked
package io.qgateway.operator.qaccount;

import org.jspecify.annotations.NullMarked;
