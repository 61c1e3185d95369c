/**
 * The gateway as a program of its own: puts its parts together over a database, and runs the demo.
 */
@NullMarked
package io.qgateway.standalone;

import org.jspecify.annotations.NullMarked;
