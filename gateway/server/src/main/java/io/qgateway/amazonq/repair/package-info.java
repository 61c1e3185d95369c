/**
 * What is done to a conversation so that the upstream takes it: rules with names, each of which
 * changes the form and keeps the meaning, or refuses and says where and why.
 */
@NullMarked
package io.qgateway.amazonq.repair;

import org.jspecify.annotations.NullMarked;
