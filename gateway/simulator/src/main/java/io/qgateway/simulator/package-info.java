/**
 * A faithful Amazon Q and OIDC upstream, scriptable per account and per request. It serves tests,
 * the demo and benchmarks, and shares no code with the gateway that it tests.
 */
@NullMarked
package io.qgateway.simulator;

import org.jspecify.annotations.NullMarked;
