/**
 * JSON as clients send and get it: request bodies read with the path of every field at hand, and
 * strings written as fast as a stream needs them.
 */
@NullMarked
package io.qgateway.json;

import org.jspecify.annotations.NullMarked;
