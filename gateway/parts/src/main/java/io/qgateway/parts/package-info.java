/**
 * For tests only: parts that a machine may lack, found or started once per build. A test whose part
 * is missing says so and is skipped, unless {@code QGATEWAY_TEST_REQUIRE} names the part.
 */
@NullMarked
package io.qgateway.parts;

import org.jspecify.annotations.NullMarked;
