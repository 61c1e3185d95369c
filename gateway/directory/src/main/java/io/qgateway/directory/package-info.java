/** The accounts of the table in the words of the console, for every host that shows them. */
@NullMarked
package io.qgateway.directory;

import org.jspecify.annotations.NullMarked;
