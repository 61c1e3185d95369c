/** How far one spelling of a name is from another. */
@NullMarked
package io.qgateway.spelling;

import org.jspecify.annotations.NullMarked;
