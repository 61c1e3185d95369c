/**
 * Builds the container images from parts: a Java runtime that is cut to what the programs use, the
 * few files of the C library it needs, the programs, and what a first start has taught the JVM.
 * There is no base image, no shell and no package manager in them.
 */
@NullMarked
package io.qgateway.images;

import org.jspecify.annotations.NullMarked;
