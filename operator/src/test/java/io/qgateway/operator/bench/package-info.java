/** What many QAccounts cost: programs for people who want to know, not tests. */
@NullMarked
package io.qgateway.operator.bench;

import org.jspecify.annotations.NullMarked;
