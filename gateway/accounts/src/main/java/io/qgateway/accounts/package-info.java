/**
 * What an account is, how it is stored and sealed, and how its tokens stay fresh. It knows neither
 * HTTP servers nor Kubernetes.
 */
@NullMarked
package io.qgateway.accounts;

import org.jspecify.annotations.NullMarked;
