/**
 * The gateway's own documentation for programs and browsers: OpenAPI documents, written by hand,
 * and a page to read them and try them out.
 */
@NullMarked
package io.qgateway.apidocs;

import org.jspecify.annotations.NullMarked;
