/**
 * The admin API over the port {@link io.qgateway.console.AccountDirectory}, behind a login. It
 * knows neither JPA nor Kubernetes, so that the gateway and the operator can both host it.
 */
@NullMarked
package io.qgateway.console;

import org.jspecify.annotations.NullMarked;
