/**
 * The accounts as requests see them: a snapshot in memory from which one is leased per attempt, and
 * which learns from what became of it.
 */
@NullMarked
package io.qgateway.pool;

import org.jspecify.annotations.NullMarked;
