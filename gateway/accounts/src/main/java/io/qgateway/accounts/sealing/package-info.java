/** Seals what must not be read in the database, and the keys it takes. */
@NullMarked
package io.qgateway.accounts.sealing;

import org.jspecify.annotations.NullMarked;
