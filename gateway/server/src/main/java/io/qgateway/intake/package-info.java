/**
 * Where a decoded request is taken in, whichever protocol it came by: mended or refused before it
 * costs anything, and answered as it was asked to be.
 */
@NullMarked
package io.qgateway.intake;

import org.jspecify.annotations.NullMarked;
