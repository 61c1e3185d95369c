/** What is remembered of the console's sessions, for all replicas. */
@NullMarked
package io.qgateway.accounts.session;

import org.jspecify.annotations.NullMarked;
