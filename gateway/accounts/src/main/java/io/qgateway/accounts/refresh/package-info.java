/**
 * Keeps tokens fresh and never loses one: claim, call once, persist before use, publish, report.
 */
@NullMarked
package io.qgateway.accounts.refresh;

import org.jspecify.annotations.NullMarked;
