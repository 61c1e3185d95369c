/** Where the program starts: {@link io.qgateway.Launcher} looks at the Java it was given. */
@NullMarked
package io.qgateway;

import org.jspecify.annotations.NullMarked;
