/**
 * The console of a cluster: it shows the rows that gateways use, and changes the QAccounts that
 * they follow. What only a gateway can do, a gateway does for it.
 */
@NullMarked
package io.qgateway.operator.console;

import org.jspecify.annotations.NullMarked;
